export type TemplateOption = { key: string; name: string; ticked: boolean }

export type TemplateCriterion = { key: string; name: string; help: string; kind: 'familiarity' | 'profile' }

export type CellStatus = 'measured' | 'partly judged' | 'judged' | 'unknown'

/** A built-in profile score, 0 to 10, with its plus or minus and where it comes from. */
export type TemplateCell = {
  score: number
  band: number
  status: CellStatus
  evidence: string
  asOf: string
  /** Where its figures were read; empty for pure judgement. */
  sources: readonly Source[]
}

export type Source = { title: string; short: string; urls: readonly string[]; date: string | null }

/** A kind of project: the importance 0 to 5 it gives to the criteria of its template, what the team knows left out. */
export type Lens = {
  key: string
  name: string
  /** Said after “under the priorities of”. */
  of: string
  /** What kind of project it stands for, in one sentence. */
  about: string
  importance: Readonly<Record<string, number>>
}

export type Template = {
  key: string
  name: string
  /** One line for the list of templates. */
  summary: string
  question: string
  options: readonly TemplateOption[]
  criteria: readonly TemplateCriterion[]
  /** Keys of the criteria that a ballot of two minutes keeps, with the reason for them. */
  short: { keys: readonly string[]; why: string }
  /** Without built-in scores members rate the options themselves, or nothing would be known. */
  isScored: boolean
  /** Other kinds of project to look at the same profile with; none without scores. */
  lenses: readonly Lens[]
  /** Where the built-in scores come from. */
  sources: readonly Source[]
  cell: (optionKey: string, criterionKey: string) => TemplateCell | undefined
}

/** Every template begins with it: what the team knows is computed from the familiarity answers. */
export const familiarity: TemplateCriterion = {
  key: 'team_skill',
  name: 'Using what the team already knows',
  help: 'How much should it count that people here can deliver with it today?',
  kind: 'familiarity',
}

/** A criterion whose scores come from the profile, or from members. */
export const profiled = (key: string, name: string, help: string): TemplateCriterion => ({
  key,
  name,
  help,
  kind: 'profile',
})
