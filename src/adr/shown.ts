import type {
  BlockContent,
  Definition,
  DefinitionContent,
  Heading,
  ListItem,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  TableRow,
} from 'mdast'
import { parsed } from './parsed.ts'
import { isLink } from './web-address.ts'

type Options = {
  /** How deep the highest heading of the body stands on the page. */
  top?: number
  /** Where a link to another record leads, by the name of its file; null where there is no such record. */
  hrefOf?: (fileName: string) => string | null
}

/** Deeper than anybody writes; what lies below is shown as it was typed. */
const MOST_NESTED = 16

/**
 * The body of a record as a tree that can be drawn as it is: headings, paragraphs, lists, quotes, code, tables and
 * rules; in them text, emphasis, strong, delete, inlineCode, break and links that lead where they say. HTML is text,
 * an image is a link to it, and a link to anywhere else is its text.
 */
export function shown(body: string, { top = 2, hrefOf = () => null }: Options = {}): RootContent[] {
  const tree = parsed(body)
  const highest = Math.min(6, ...headingsIn(tree).map(({ depth }) => depth))
  const drawing = new Drawing(body, definitionsIn(tree), top - highest, hrefOf)
  return drawing.blocks(tree.children, 0)
}

export function headingsIn({ children }: { children: readonly RootContent[] }): Heading[] {
  return children.flatMap((node) => {
    if (node.type === 'heading') return [node]
    return 'children' in node ? headingsIn({ children: node.children as RootContent[] }) : []
  })
}

function definitionsIn({ children }: Pick<Root, 'children'>): Map<string, Definition> {
  const found = new Map<string, Definition>()
  for (const node of children) {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node)
    else if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem')
      for (const [key, inner] of definitionsIn({ children: node.children as RootContent[] }))
        if (!found.has(key)) found.set(key, inner)
  }
  return found
}

class Drawing {
  readonly #source: string
  readonly #definitions: ReadonlyMap<string, Definition>
  readonly #shift: number
  readonly #hrefOf: NonNullable<Options['hrefOf']>

  constructor(
    source: string,
    definitions: ReadonlyMap<string, Definition>,
    shift: number,
    hrefOf: NonNullable<Options['hrefOf']>,
  ) {
    this.#source = source
    this.#definitions = definitions
    this.#shift = shift
    this.#hrefOf = hrefOf
  }

  blocks(nodes: readonly RootContent[], depth: number): (BlockContent | DefinitionContent)[] {
    return nodes.flatMap((node) => this.#block(node, depth + 1))
  }

  #block(node: RootContent, depth: number): (BlockContent | DefinitionContent)[] {
    if (depth > MOST_NESTED) return [typed(this.#typed(node))]
    switch (node.type) {
      case 'heading':
        return [{ ...node, depth: depthOf(node.depth + this.#shift), children: this.#inlines(node.children) }]
      case 'paragraph':
        return [paragraph(this.#inlines(node.children))]
      case 'blockquote':
        return [{ type: 'blockquote', children: this.blocks(node.children, depth) }]
      case 'list':
        return [{ ...node, children: node.children.map((item) => this.#item(item, depth)) }]
      case 'table':
        return [{ ...node, children: node.children.map((row) => this.#row(row)) }]
      case 'code':
        return [{ type: 'code', value: node.value }]
      case 'thematicBreak':
        return [{ type: 'thematicBreak' }]
      case 'html':
        return [typed(node.value)]
      case 'footnoteDefinition':
        return this.#labelled(`[${node.label ?? node.identifier}] `, this.blocks(node.children, depth))
      default:
        return []
    }
  }

  #item(item: ListItem, depth: number): ListItem {
    const children = this.blocks(item.children, depth)
    if (typeof item.checked !== 'boolean') return { ...item, children }
    return { ...item, checked: null, children: this.#labelled(item.checked ? '[x] ' : '[ ] ', children) }
  }

  #labelled(label: string, [first, ...rest]: (BlockContent | DefinitionContent)[]) {
    return first?.type === 'paragraph'
      ? [paragraph([text(label), ...first.children]), ...rest]
      : [paragraph([text(label)]), ...(first ? [first] : []), ...rest]
  }

  #row = (row: TableRow): TableRow => ({
    ...row,
    children: row.children.map((cell) => ({ ...cell, children: this.#inlines(cell.children) })),
  })

  #inlines(nodes: readonly PhrasingContent[], depth = 0): PhrasingContent[] {
    return nodes.flatMap((node) => this.#inline(node, depth + 1))
  }

  #inline(node: PhrasingContent, depth: number): PhrasingContent[] {
    if (depth > MOST_NESTED) return [text(this.#typed(node))]
    switch (node.type) {
      case 'text':
      case 'inlineCode':
      case 'html':
        return [{ type: node.type === 'inlineCode' ? 'inlineCode' : 'text', value: node.value }]
      case 'break':
        return [{ type: 'break' }]
      case 'emphasis':
      case 'strong':
      case 'delete':
        return [{ type: node.type, children: this.#inlines(node.children, depth) }]
      case 'link':
        return this.#link(node.url, this.#inlines(node.children, depth))
      case 'linkReference':
        return this.#link(this.#urlOf(node.identifier), this.#inlines(node.children, depth))
      case 'image':
        return this.#link(node.url, [text(node.alt || node.url)])
      case 'imageReference':
        return this.#link(this.#urlOf(node.identifier), [text(node.alt || node.identifier)])
      case 'footnoteReference':
        return [text(`[${node.label ?? node.identifier}]`)]
      default:
        return []
    }
  }

  /** A link in a link, such as an image in one, is its text: a page can hold no such thing. */
  #link(url: string, children: PhrasingContent[]): PhrasingContent[] {
    const href = isLink(url) ? url : this.#hrefOf(url.replace(/^\.\//, ''))
    const inside = children.flatMap((child) => (child.type === 'link' ? child.children : [child]))
    if (href === null) return inside
    return [{ type: 'link', url: href, children: inside.length > 0 ? inside : [text(url)] }]
  }

  #urlOf = (identifier: string) => this.#definitions.get(identifier)?.url ?? ''

  #typed({ position }: RootContent): string {
    return this.#source.slice(position?.start.offset, position?.end.offset)
  }
}

const text = (value: string): PhrasingContent => ({ type: 'text', value })

const paragraph = (children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children })

/** As it was typed, line by line. */
const typed = (source: string): Paragraph =>
  paragraph(
    source
      .split(/\r\n?|\n/)
      .flatMap((line, at) => (at === 0 ? [text(line)] : [{ type: 'break' as const }, text(line)])),
  )

const depthOf = (depth: number) => Math.max(2, Math.min(6, depth)) as Heading['depth']
