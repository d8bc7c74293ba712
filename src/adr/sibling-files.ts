import type { Nodes } from 'mdast'
import { parsed } from './parsed.ts'

/** More than a record names; what comes after leads nowhere. */
const MOST = 200
const FILE = /^(?:\.\/)?([^/\\?#:]+\.md)$/i

/** Names of files beside its own that the body of a record links to. */
export function fileNamesIn(body: string): string[] {
  const names = new Set<string>()
  const look = (node: Nodes) => {
    const name = 'url' in node ? FILE.exec(node.url)?.[1] : undefined
    if (name) names.add(name)
    if ('children' in node) for (const child of node.children) look(child)
  }
  look(parsed(body))
  return [...names].slice(0, MOST)
}
