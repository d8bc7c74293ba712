import MarkdownIt, { type Token } from 'markdown-it'
import { MOST_COMMENT } from './domain/comment.ts'
import { type Block, type Inline, isLink } from './domain/markup.ts'

/** A list in a quote in a list …, deeper than anybody reads. */
const MOST_NESTED = 20

/** Named one by one, so that a later version of the library brings nothing new. What is not named stays as typed. */
const RULES = [
  ...['linkify', 'blockquote', 'list', 'fence'],
  ...['newline', 'escape', 'backticks', 'emphasis', 'strikethrough', 'link', 'autolink'],
]

const markdown = new MarkdownIt('zero', { html: false, linkify: true, maxNesting: MOST_NESTED }).enable(RULES)
markdown.validateLink = isLink
// An address is shown as it was typed, not with its letters decoded.
markdown.normalizeLinkText = (text) => text
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })

/** Markdown as far as a comment needs it. Longer than a comment may be, it stays plain text: parsing costs more than it. */
export function parseMarkdown(text: string): Block[] {
  if (text.length > MOST_COMMENT) return asTyped(text)
  const tokens = markdown.parse(text, {})
  // What is nested deeper than that the library leaves out.
  if (tokens.some(({ level }) => level >= MOST_NESTED - 1)) return asTyped(text)
  return blocks(new Tokens(tokens))
}

const asTyped = (text: string): Block[] => [{ type: 'paragraph', children: [{ type: 'text', text }] }]

/** Tokens in their order; what is between an opening and its closing one is read by whoever read the opening. */
class Tokens {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  /** The next one, or undefined at the end of this level, which is passed. */
  next(): Token | undefined {
    const token = this.#tokens[this.#at]
    this.#at += 1
    return token && token.nesting >= 0 ? token : undefined
  }
}

function blocks(tokens: Tokens): Block[] {
  const found: Block[] = []
  for (let token = tokens.next(); token; token = tokens.next()) {
    if (token.type === 'paragraph_open') found.push({ type: 'paragraph', children: paragraph(tokens) })
    else if (token.type === 'blockquote_open') found.push({ type: 'quote', children: blocks(tokens) })
    else if (token.type === 'bullet_list_open')
      found.push({ type: 'list', start: null, items: items(tokens) })
    else if (token.type === 'ordered_list_open')
      found.push({ type: 'list', start: Number(token.attrGet('start') ?? 1), items: items(tokens) })
    else if (token.type === 'fence') found.push({ type: 'code', text: token.content })
    else throw new Error(`A comment can’t hold ${token.type}.`)
  }
  return found
}

function items(tokens: Tokens): Block[][] {
  const found: Block[][] = []
  while (tokens.next()) found.push(blocks(tokens))
  return found
}

function paragraph(tokens: Tokens): Inline[] {
  const found: Inline[] = []
  for (let token = tokens.next(); token; token = tokens.next())
    found.push(...inlines(new Tokens(token.children ?? [])))
  return found
}

function inlines(tokens: Tokens): Inline[] {
  const found: Inline[] = []
  for (let token = tokens.next(); token; token = tokens.next()) {
    if (token.type === 'text') found.push({ type: 'text', text: token.content })
    else if (token.type === 'code_inline') found.push({ type: 'code', text: token.content })
    else if (token.type === 'softbreak' || token.type === 'hardbreak') found.push({ type: 'break' })
    else if (token.type === 'em_open') found.push({ type: 'em', children: inlines(tokens) })
    else if (token.type === 'strong_open') found.push({ type: 'strong', children: inlines(tokens) })
    else if (token.type === 's_open') found.push({ type: 's', children: inlines(tokens) })
    else if (token.type === 'link_open')
      found.push({ type: 'link', href: String(token.attrGet('href')), children: inlines(tokens) })
    else throw new Error(`A comment can’t hold ${token.type}.`)
  }
  return found
}
