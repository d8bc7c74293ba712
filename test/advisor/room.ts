import { defaultModel } from '../../src/advisor/model.ts'
import type { AdvisorBallot, AdvisorInput, Model } from '../../src/advisor/types.ts'

type Answers = (number | null)[]

type Room = Partial<Omit<AdvisorInput, 'options' | 'criteria' | 'profile' | 'ballots' | 'model'>> & {
  /** Profile rows by option name. */
  profile: Record<string, Answers>
  /** Criteria by name; the one called `Knowledge` is the familiarity criterion. */
  criteria: string[]
  /** Importance answers and familiarity answers. */
  ballots: [Answers, Answers?][]
  vetoes?: boolean[][]
  model?: Partial<Model>
}

/** A room from names and numbers; ids are the names in lower case. */
export function room({ profile, criteria, ballots, vetoes, model, ...rest }: Room): AdvisorInput {
  const names = Object.keys(profile)
  return {
    options: names.map((name) => ({ id: name.toLowerCase(), name })),
    criteria: criteria.map((name) => ({
      id: name.toLowerCase(),
      name,
      kind: name === 'Knowledge' ? 'familiarity' : 'profile',
    })),
    profile: Object.values(profile),
    ballots: ballots.map(
      ([importance, familiarity], k): AdvisorBallot => ({
        importance,
        familiarity: familiarity ?? names.map(() => null),
        ...(vetoes?.[k] && { vetoes: vetoes[k] }),
      }),
    ),
    constraints: [],
    quorum: 1,
    eligible: null,
    ...rest,
    model: { ...defaultModel, ...model },
  }
}
