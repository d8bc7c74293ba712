import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const reader = unified().use(remarkParse).use(remarkGfm).freeze()

/** CommonMark with tables, footnotes and the rest of GitHub’s, as a tree. */
export const parsed = (markdown: string): Root => reader.parse(markdown)
