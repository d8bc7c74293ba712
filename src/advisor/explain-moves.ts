import type { RoundsCompared } from './explain-movement.ts'
import { inSeries, inWords } from './format.ts'
import { type Moves, type QuestionMovement, SETTLED } from './movement.ts'
import { criterionName } from './subject.ts'
import type { Model } from './types.ts'

/** How the answers to what was asked again moved: how they lie now, whether they rest, and who moved. */
export const movesSentences = (compared: RoundsCompared): string[] => [
  ...spreads(compared),
  ...settled(compared),
  ...movesOf(compared),
]

/** From the smallest ratio of the standard deviations upwards: what it says of a spread. */
const RATIOS: readonly [upTo: number, says: string][] = [
  [0.4, 'fell to less than half'],
  [0.6, 'halved'],
  [0.9, 'shrank'],
  [1.1, 'stayed much the same'],
  [1.8, 'grew'],
  [Number.POSITIVE_INFINITY, 'doubled or more'],
]

/** Questions or people named in one sentence. */
export const MOST_NAMED = 4

function spreads(compared: RoundsCompared): string[] {
  const groups = new Map<string, string[]>()
  for (const question of askedAgain(compared)) {
    const says = changeOf(question)
    if (says === null) continue
    groups.set(says, [...(groups.get(says) ?? []), criterionName(compared.after, question.criterionId)])
  }
  const order = ['agreed', ...RATIOS.map(([, says]) => says), 'opened']
  return order.flatMap((says) => {
    const named = groups.get(says)
    if (!named) return []
    const on = listed(named)
    if (says === 'agreed') return [`Everybody now says the same on ${on}.`]
    return [says === 'opened' ? `You no longer say the same on ${on}.` : `The spread on ${on} ${says}.`]
  })
}

function changeOf({ before, after }: QuestionMovement): string | null {
  const [was, is] = [before?.deviation ?? null, after?.deviation ?? null]
  if (was === null || is === null || (was === 0 && is === 0)) return null
  if (is === 0) return 'agreed'
  if (was === 0) return 'opened'
  return RATIOS.find(([upTo]) => is / was <= upTo)?.[1] ?? null
}

const askedAgain = ({ movement, asked, before }: RoundsCompared) =>
  movement.questions.filter(
    ({ criterionId }) =>
      (asked === null || asked.includes(criterionId)) && before.criteria.some(({ id }) => id === criterionId),
  )

/** Answers that have come to rest are not worth another round. */
function settled(compared: RoundsCompared): string[] {
  const shifts = askedAgain(compared).flatMap(({ shift }) => shift ?? [])
  if (shifts.length === 0 || shifts.some((shift) => shift >= SETTLED)) return []
  const what = shifts.length === 1 ? 'The answers to it have' : 'The answers to what was asked again have'
  return [`${what} settled: another round would hardly change them.`]
}

const MOST_TOLD = 3

function movesOf(compared: RoundsCompared): string[] {
  const known = askedAgain(compared).flatMap(({ moves, ...question }) =>
    moves ? [{ ...question, moves }] : [],
  )
  const moved = known
    .filter(({ moves }) => moves.changed > 0)
    .sort((a, b) => b.moves.changed - a.moves.changed)
  if (known.length > 0 && moved.length === 0)
    return ['Nobody who voted in both rounds changed an answer on what matters.']
  return moved.slice(0, MOST_TOLD).map((question) => moveSentence(compared, question))
}

function moveSentence(
  compared: RoundsCompared,
  { criterionId, before, moves, movers }: QuestionMovement & { moves: Moves },
): string {
  const { after, names } = compared
  const middle = before ? levelOf(before.median, after.model) : ''
  const across = moves.changed - moves.toward - moves.away
  const ways = [
    { people: moves.toward, way: 'towards' },
    { people: moves.away, way: 'away from' },
    { people: across, way: 'to the other side of' },
  ]
    .filter(({ people }) => people > 0)
    .map(
      ({ people, way }, i) =>
        `${inWords(people)} ${way} ${i === 0 ? `the earlier middle (${middle})` : 'it'}`,
    )
  const isAll = moves.changed === moves.compared && moves.compared > 1
  const of = isAll
    ? `all ${inWords(moves.compared)} moved`
    : `${inWords(moves.changed)} of ${inWords(moves.compared)} moved`
  const who = names
    ? movers
        .slice(0, MOST_TOLD)
        .map(
          ({ member, from, to }) =>
            `${names.after[member] ?? ''} from ${levelOf(from, after.model)} to ${levelOf(to, after.model)}`,
        )
    : []
  const told = who.length > 0 && who.length === movers.length ? ` (${who.join(', ')})` : ''
  return `On ${criterionName(after, criterionId)} ${of}: ${inSeries(ways)}${told}.`
}

/** An answer as it was given; the advisor counts places from the bottom. */
function levelOf(level: number, { importanceMethod, importanceMax }: Model): string {
  if (importanceMethod === 'points') return `${level} points`
  const isRanking = importanceMethod === 'rank-sum' || importanceMethod === 'rank-order-centroid'
  return isRanking ? `place ${importanceMax + 1 - level}` : String(level)
}

function listed(names: readonly string[]): string {
  if (names.length <= MOST_NAMED) return inSeries(names)
  const named = names.slice(0, MOST_NAMED - 1)
  return `${named.join(', ')} and ${inWords(names.length - named.length)} more`
}
