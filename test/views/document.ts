import { parseHTML } from 'linkedom'

/** What the tests ask of a parsed element. */
export type Markup = {
  readonly tagName: string
  readonly textContent: string | null
  readonly parentElement: Markup | null
  readonly attributes: Iterable<{ name: string; value: string }>
  getAttribute(name: string): string | null
  hasAttribute(name: string): boolean
  closest(selector: string): Markup | null
  querySelector(selector: string): Markup | null
  querySelectorAll(selector: string): Iterable<Markup>
}

/** What a component renders, parsed. */
export function markupOf(element: { toString(): string } | null): Markup {
  const { document } = parseHTML(`<!doctype html><html lang="en"><body>${element ?? ''}</body></html>`)
  return document.body as unknown as Markup
}

export const all = (root: Markup, selector: string): Markup[] => [...root.querySelectorAll(selector)]

export const textOf = (element: Markup | null): string =>
  (element?.textContent ?? '').replace(/[^\S\u00a0]+/g, ' ').trim()

export const textsOf = (root: Markup, selector: string): string[] => all(root, selector).map(textOf)

/** A printed number; the minus is no hyphen. */
export const numberOf = (text: string): number =>
  Number.parseFloat(text.replace('−', '-').replace(/[^\d.-]/g, '') || '0')

/** The number in an attribute like `12.5%`. */
export const attributeOf = (element: Markup, name: string): number =>
  Number.parseFloat(element.getAttribute(name) ?? 'nothing')
