import { adrId } from './links.ts'
import { type AdrStatus, type AnyRecord, isWritten } from './record.ts'
import { line, shortLine } from './text.ts'

export const QUADRANTS = ['Techniques', 'Tools', 'Platforms', 'Languages & Frameworks'] as const
export type Quadrant = (typeof QUADRANTS)[number]
export const RINGS = ['Adopt', 'Trial', 'Assess', 'Hold'] as const
export type Ring = (typeof RINGS)[number]

/** What was chosen, of one record. */
export type Blip = {
  label: string
  ring: Ring
  quadrant: Quadrant
  /** Not decided before, nor proposed: its record has one version alone. */
  isNew: boolean
  /** 1 towards the middle, -1 away from it, 0 where it was. */
  moved: -1 | 0 | 1
  number: number
  title: string
  date: string
  status: AdrStatus
}

export type RadarEntry = {
  record: AnyRecord
  /** Key of the template that the room was opened with; null without a room. */
  template: string | null
  /** Name of the chosen option; empty where nothing was chosen. */
  chosen: string
  /** Statuses it had before, the first one first. */
  before: readonly AdrStatus[]
}

const RING_OF: Record<AdrStatus, Ring | null> = {
  accepted: 'Adopt',
  proposed: 'Assess',
  deprecated: 'Hold',
  superseded: 'Hold',
  rejected: null,
}

const QUADRANT_OF: Record<string, Quadrant> = {
  'backend-stack': 'Languages & Frameworks',
  'front-end': 'Languages & Frameworks',
  database: 'Platforms',
  cloud: 'Platforms',
  'build-or-buy': 'Tools',
}

/** The newest word on a thing is where it stands: one blip for each that was chosen. */
export function radarOf(entries: readonly RadarEntry[], { proposed = false } = {}): Blip[] {
  const blips = new Map<string, Blip>()
  for (const entry of entries.toSorted((a, b) => a.record.number - b.record.number)) {
    const blip = blipOf(entry)
    if (!blip || (blip.status === 'proposed' && !proposed)) continue
    const key = `${blip.quadrant} ${blip.label.normalize('NFKC').toLowerCase()}`
    const known = blips.get(key)
    // What was adopted and not replaced since stays adopted, whatever older or newer record speaks of it as well.
    if (known?.ring === 'Adopt' && blip.ring !== 'Adopt') continue
    blips.delete(key)
    blips.set(key, known ? { ...blip, isNew: false, moved: movement(known.ring, blip.ring) } : blip)
  }
  return [...blips.values()]
}

function blipOf({ record, template, chosen, before }: RadarEntry): Blip | undefined {
  const ring = RING_OF[record.status]
  const label = shortLine(chosen || (isWritten(record) ? record.title : ''))
  if (ring === null || label === '') return undefined
  const was = before
    .map((status) => RING_OF[status])
    .findLast((earlier) => earlier !== null && earlier !== ring)
  return {
    label,
    ring,
    quadrant: quadrantOf(record.tags ?? [], template),
    isNew: before.every((status) => status === record.status),
    moved: was ? movement(was, ring) : 0,
    number: record.number,
    title: line(record.title),
    date: record.date,
    status: record.status,
  }
}

const movement = (from: Ring, to: Ring) => Math.sign(RINGS.indexOf(from) - RINGS.indexOf(to)) as -1 | 0 | 1

/** A tag says it best; else the template, and what is neither is a way of working. */
function quadrantOf(tags: readonly string[], template: string | null): Quadrant {
  const named = tags.map(plain)
  return (
    QUADRANTS.find((quadrant) => named.includes(plain(quadrant))) ??
    QUADRANT_OF[template ?? ''] ??
    'Techniques'
  )
}

/** “languages-and-frameworks”, “Languages & Frameworks”, “tool”: people write tags as they like. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/\band\b/g, '')
    .replace(/[^a-z]/g, '')
    .replace(/s$/, '')

/** As “Build your own radar” of Thoughtworks reads it; the description is HTML. */
export const toThoughtworks = (blips: readonly Blip[], addressOf: (blip: Blip) => string) =>
  blips.map((blip) => ({
    name: blip.label,
    ring: blip.ring,
    quadrant: blip.quadrant,
    isNew: blip.isNew ? 'TRUE' : 'FALSE',
    description: `${adrId(blip.number)}: <a href="${escaped(addressOf(blip))}">${escaped(blip.title)}</a> (${blip.status}, ${blip.date})`,
  }))

/** As Zalando's tech radar reads it: quadrants from the lower right against the clock, rings from the middle. */
export const toZalando = (blips: readonly Blip[], date: string, addressOf: (blip: Blip) => string) => ({
  date: date.slice(0, 7).replace('-', '.'),
  quadrants: ZALANDO_QUADRANTS.map((name) => ({ name })),
  rings: RINGS.map((name) => ({ name: name.toUpperCase() })),
  entries: blips.map((blip) => ({
    label: blip.label,
    quadrant: ZALANDO_QUADRANTS.indexOf(blip.quadrant),
    ring: RINGS.indexOf(blip.ring),
    moved: blip.isNew ? 2 : blip.moved,
    active: true,
    link: addressOf(blip),
  })),
})

const ZALANDO_QUADRANTS: readonly Quadrant[] = ['Languages & Frameworks', 'Platforms', 'Techniques', 'Tools']

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => MARKS[mark] ?? mark)
