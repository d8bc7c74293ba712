import type { LinkVerb } from '../record.ts'

/** A link to another record as a file says it, not yet looked up. */
export type ReadLink = {
  verb: LinkVerb
  /** Where it leads, as it stands in the file; null where a number alone is named. */
  target: string | null
  number: number | null
  /** What says so, where it was taken out of the text: kept if there is no such record. */
  text: string | null
}

export type LinkLine = {
  verb: LinkVerb
  /** The verb is one that we have. */
  isOurs: boolean
  targets: Pick<ReadLink, 'target' | 'number'>[]
  /** Nothing else is said beside it. */
  isWhole: boolean
}

const VERBS: Record<string, LinkVerb> = {
  supersedes: 'supersedes',
  supercedes: 'supersedes',
  replaces: 'supersedes',
  'superseded by': 'superseded by',
  'superceded by': 'superseded by',
  'replaced by': 'superseded by',
  amends: 'amends',
  'amended by': 'amended by',
  'relates to': 'relates to',
  'related to': 'relates to',
}

const LINK =
  /\[((?:[^[\]\\]|\\.)*)\]\(\s*(?:<([^<>\n]*)>|([^()\s]*(?:\([^()\s]*\)[^()\s]*)*))(?:\s+"[^"]*")?\s*\)/g
/** A pattern that may try each space of a long gap for each of its parts takes time with their square. */
const WIDE = /\s{2,}/g
const ID = /\bADR[-\s]?(\d{1,4})\b/gi
/** A number alone means a record only behind a verb of ours. */
const BARE_ID = /\bADR[-\s]?(\d{1,4})\b|(?<![\w/.-])#?(\d{1,4})(?![\w/.-]*\w)/gi
const FILE = /(?<![\w/.-])([\w./-]+\.md)\b/gi

/** `Supersedes [7. Title](0007-title.md)`, in whatever form tools write it; null for a line that says something else. */
export function readLinkLine(row: string): LinkLine | null {
  const text = row
    .replace(/^[\s>]*(?:[-*+•]\s+)?/, '')
    .replace(WIDE, ' ')
    .trim()
  const [, words = ''] =
    /^((?:[\p{L}’'-]+\s+){0,3}?[\p{L}’'-]+):?\s+(?=\[|ADR|#?\d|\S+\.md\b)/iu.exec(text) ?? []
  const verb = VERBS[words.toLowerCase().replace(/\s+/g, ' ')]
  const rest = text.slice(words.length)
  const { targets, left } = targetsIn(rest, verb === undefined ? ID : BARE_ID)
  if (words === '' || targets.length === 0) return null
  return {
    verb: verb ?? 'relates to',
    isOurs: verb !== undefined,
    targets,
    isWhole: /^(?:[\s,;:.&]|\band\b)*$/i.test(left),
  }
}

/** A link alone on its line, as MADR 4 lists them. */
export function readBareLink(row: string): LinkLine | null {
  const { targets, left } = targetsIn(row.replace(/^\s*[-*+]\s+/, '').replace(WIDE, ' '), ID)
  return targets.length === 1 && left.trim() === ''
    ? { verb: 'relates to', isOurs: true, targets, isWhole: true }
    : null
}

function targetsIn(text: string, id: RegExp): { targets: LinkLine['targets']; left: string } {
  const targets: LinkLine['targets'] = []
  const left = text
    .replace(LINK, (_, label: string, pointed: string | undefined, plain: string | undefined) => {
      const target = pointed ?? plain ?? ''
      // What leads to another site is no record of this folder.
      if (!/^[a-z][a-z0-9+.-]*:|^\/\//i.test(target))
        targets.push({ target, number: numberIn(label, target) })
      return ''
    })
    .replace(FILE, (target) => {
      targets.push({ target, number: numberIn('', target) })
      return ''
    })
    .replace(id, (_, named: string | undefined, bare?: string | number) => {
      targets.push({ target: null, number: Number(named ?? bare) })
      return ''
    })
  return { targets, left }
}

function numberIn(label: string, target: string): number | null {
  const [, ofFile] = /(?:^|\/)(\d{1,4})(?!\d)[^/]*$/.exec(target) ?? []
  const [, ofLabel] = /^\s*(?:ADR[-\s]?)?(\d{1,4})\b/i.exec(label) ?? []
  const found = ofFile ?? ofLabel
  return found === undefined ? null : Number(found)
}
