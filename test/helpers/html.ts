import { parseHTML } from 'linkedom'

export const FRAGMENT = { 'HX-Request': 'true' }

export const documentOf = async (response: Response) => parseHTML(await response.text()).document

type Page = Awaited<ReturnType<typeof documentOf>>

/** The message a screen reader says with this field; empty when there is none. */
export function messageAt(page: Page, field: string): string {
  const described = page.getElementById(field)?.getAttribute('aria-describedby')?.split(' ') ?? []
  const id = described.find((name: string) => name.endsWith('-error'))
  return (id && page.getElementById(id)?.textContent?.trim()) || ''
}

/** What a control holds as the page was sent: typed text, or the values that are ticked. */
export function inputOf(page: Page, name: string): string | string[] | null {
  const controls = [...page.querySelectorAll(`[name="${name}"]`)]
  const [control] = controls
  if (!control) return null
  const ticks = controls.filter((one) => ['radio', 'checkbox'].includes(one.getAttribute('type') ?? ''))
  if (ticks.length > 0)
    return ticks.filter((one) => one.hasAttribute('checked')).map((one) => one.getAttribute('value') ?? '')
  if (control.localName === 'select')
    return control.querySelector('option[selected]')?.getAttribute('value') ?? ''
  return control.localName === 'textarea'
    ? (control.textContent ?? '')
    : (control.getAttribute('value') ?? '')
}

export const textOf = (page: Page) =>
  page.querySelector('main')?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
