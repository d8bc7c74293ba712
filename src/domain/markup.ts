export { isLink } from '../adr/web-address.ts'

/** What members write, as a tree. It can express nothing else, so nothing else reaches a page. */
export type Inline =
  | { type: 'text' | 'code'; text: string }
  | { type: 'break' }
  | { type: 'em' | 'strong' | 's'; children: readonly Inline[] }
  | { type: 'link'; href: string; children: readonly Inline[] }

export type Block =
  | { type: 'paragraph'; children: readonly Inline[] }
  | { type: 'quote'; children: readonly Block[] }
  | { type: 'list'; start: number | null; items: readonly (readonly Block[])[] }
  | { type: 'code'; text: string }
