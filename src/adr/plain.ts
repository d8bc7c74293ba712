import type { Nodes } from 'mdast'

/** What a tree of Markdown says, with a space between what stands apart, and a colon behind a heading. */
export function plainOf(node: Nodes): string {
  if ('value' in node) return node.value
  if (node.type === 'image') return node.alt ?? ''
  if (!('children' in node)) return ' '
  const text = node.children.map(plainOf).join(APART.has(node.type) ? ' ' : '')
  return node.type === 'heading' ? titled(text) : text
}

const titled = (title: string) => (/[\p{L}\p{N}]$/u.test(title) ? `${title}:` : title)

const APART: ReadonlySet<Nodes['type']> = new Set(['root', 'list', 'listItem', 'table', 'tableRow'])

/**
 * Markdown without most of its marks. It is for reading an excerpt and for nothing else, so it need not be exact: a parser
 * would take longer than all the rest of an import.
 */
export const unmarked = (markdown: string): string =>
  markdown
    .replace(/^[ \t]{0,3}#{1,6}[ \t]+(.*)$/gm, (_, title: string) => titled(title))
    .replace(/^[ \t]{0,8}(?:>|[*+-]|\d{1,9}[.)])[ \t]+/gm, '')
    .replace(/^[ \t|:*_=~`-]+$/gm, ' ')
    .replace(/\]\([^()\s]{0,200}(?:[ \t]"[^"\n]{0,200}")?\)/g, ' ')
    .replace(/<\/?[a-z][^<>]{0,300}>|<!--|-->/gi, ' ')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\*\*|__|~~|[`[\]|]/g, ' ')
