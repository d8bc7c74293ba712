import type { CellStatus, Source } from '../template.ts'
import evidence from './evidence.json' with { type: 'json' }
import { sourceOf } from './sources.ts'
import { backendStack } from './template.ts'

/** One value that was read or judged for a score. */
export type Component = {
  label: string
  value: string
  unit: string
  /** Ids of the sources it was read in; none where it is judged. */
  sources: readonly string[]
  /** Read to check the others, and left out of the score. */
  isScored: boolean
}

export type EvidenceCell = {
  optionKey: string
  score: number
  band: number
  status: CellStatus
  rationale: string
  components: readonly Component[]
}

export type EvidenceCriterion = {
  key: string
  name: string
  definition: string
  unit: string | null
  mapping: string
  formula: string | null
  caveat: string | null
  sources: readonly string[]
  /** In the order of the options; empty for what is computed from the ballots. */
  cells: readonly EvidenceCell[]
}

export type Evidence = {
  asOf: string
  options: readonly { key: string; name: string }[]
  criteria: readonly EvidenceCriterion[]
  /** Everything that was read, in the order of its numbers. */
  sources: readonly (Source & { id: string; notes: string | null; isQuoted: boolean })[]
  /** Findings that would be others without a part that is judged. */
  judged: readonly { finding: string; judgement: string }[]
}

type Entry = { notes?: string; read: string }
type Read = { label: string; value: number; unit: string; source: string; also_source?: string }
type Described = {
  id: string
  unit?: string
  formula: string | null
  caveat?: string
  sources: readonly string[]
}

/** Units that are not words one can read on. */
const UNITS: Record<string, string> = {
  year: '',
  ratio: '',
  factor: '',
  '0-2': 'of 2',
  '0-10 rubric': 'of 10',
  '0-10 judgement': 'of 10',
  'x Go': 'times Go',
  'x fastest': 'times the fastest',
}

const entries: Record<string, Entry> = evidence.sources
const isSource = (id: string) => sourceOf(id) !== undefined

const componentOf = ({ label, value, unit, source, also_source }: Read): Component => ({
  label: label.replace(' (not scored)', ''),
  value: unit === 'year' ? String(value) : value.toLocaleString('en'),
  unit: UNITS[unit] ?? unit,
  sources: [source, ...(also_source ? [also_source] : [])].filter(isSource),
  isScored: !label.includes('not scored'),
})

const cellsOf = (criterion: string): EvidenceCell[] =>
  backendStack.options.flatMap(({ key }) => {
    const cell = backendStack.cell(key, criterion)
    const found = evidence.evidence.find((one) => one.option === key && one.criterion === criterion)
    return cell && found
      ? [
          {
            optionKey: key,
            score: cell.score,
            band: cell.band,
            status: cell.status,
            rationale: cell.evidence,
            components: (found.components as Read[]).map(componentOf),
          },
        ]
      : []
  })

/** What the built-in profile rests on, in full. */
export const backendEvidence: Evidence = {
  asOf: evidence.meta.asOf,
  options: backendStack.options.map(({ key, name }) => ({ key, name })),
  criteria: backendStack.criteria.flatMap(({ key, name }) => {
    const described = evidence.criteria.find(({ id }) => id === key)
    if (!described) return []
    const { unit, formula, caveat, sources } = described as Described
    return [
      {
        key,
        name,
        definition: described.definition,
        unit: unit ?? null,
        mapping: described.mapping,
        formula,
        caveat: caveat ?? null,
        sources: sources.filter(isSource),
        cells: cellsOf(key),
      },
    ]
  }),
  sources: Object.entries(entries).flatMap(([id, { notes, read }]) => {
    const source = sourceOf(id)
    return source ? [{ ...source, id, notes: notes ?? null, isQuoted: read === 'secondary' }] : []
  }),
  judged: evidence.articleClaims.flatMap(({ claim, depends_on_judgement }) =>
    depends_on_judgement === null ? [] : [{ finding: claim, judgement: depends_on_judgement }],
  ),
}
