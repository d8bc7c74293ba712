import type { FullResult, MentorPair } from '../../src/advisor/complement-types.ts'
import { capital, inWords } from '../../src/advisor/format.ts'
import { shownNames } from '../charts/answers.ts'
import type { Person } from '../charts/knowledge.tsx'
import { inOrder } from '../charts/names.ts'
import { Fold } from '../components/fold.tsx'
import { Scroller } from '../components/scroller.tsx'
import { listed } from './listed.ts'

const MOST_OPTIONS = 3
const MOST_PAIRS = 4
const MOST_ROWS = 100

type Lesson = { option: string; teachers: number; pairs: readonly MentorPair[] }

type Props = {
  result: FullResult
  /** Null where only sums may be shown; a hidden name is empty. */
  people: readonly Person[] | null
}

/** Who could teach whom: by name where names are shown, else how many. */
export const Mentors = ({ result, people }: Props) => {
  const lessons = lessonsOf(result)
  if (lessons.length === 0) return null
  const names = shownNames(people)
  return (
    <div class="stack close">
      <h3>Who could teach whom</h3>
      <ul class="plain note">
        {lessons.slice(0, MOST_OPTIONS).map((lesson) => (
          <li>{names ? byName(lesson, names) : byCount(lesson)}</li>
        ))}
      </ul>
    </div>
  )
}

/** All of them, where the sentences are cut short. */
export const MentorsFold = ({ result, people }: Props) => {
  const lessons = lessonsOf(result)
  const pairs = lessons.reduce((sum, lesson) => sum + lesson.pairs.length, 0)
  const names = shownNames(people)
  const isCut = names !== null && lessons.some((lesson) => lesson.pairs.length > MOST_PAIRS)
  if (lessons.length <= MOST_OPTIONS && !isCut) return null
  const inTable = pairs > MOST_ROWS ? null : names
  return (
    <Fold
      summary={inTable ? 'Everybody who would love to learn' : 'All options that could be taught'}
      hint={inTable ? `${pairs} pairs` : lessons.length === 1 ? '1 option' : `${lessons.length} options`}
    >
      <LessonsTable lessons={lessons} names={inTable} />
    </Fold>
  )
}

const LessonsTable = ({
  lessons,
  names,
}: {
  lessons: readonly Lesson[]
  names: readonly string[] | null
}) => (
  <Scroller label="Who could teach whom">
    <table class="t">
      <thead>
        <tr>
          <th scope="col">Option</th>
          <th scope="col">Would love to learn</th>
          <th scope="col">Could teach</th>
        </tr>
      </thead>
      <tbody>
        {lessons.flatMap(({ option, teachers, pairs }) =>
          names ? (
            pairs.map(({ mentor, learner }) => (
              <tr>
                <th scope="row">{option}</th>
                <td>{names[learner]}</td>
                <td>{names[mentor]}</td>
              </tr>
            ))
          ) : (
            <tr>
              <th scope="row">{option}</th>
              <td>{pairs.length}</td>
              <td>{teachers}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  </Scroller>
)

function lessonsOf(result: FullResult): Lesson[] {
  const pairsOf = Map.groupBy(result.complements.mentors, ({ optionId }) => optionId)
  return inOrder(result).flatMap(({ id, name, teachers }) => {
    const pairs = pairsOf.get(id)
    return pairs ? [{ option: name, teachers, pairs }] : []
  })
}

function byName({ option, pairs }: Lesson, names: readonly string[]): string {
  const shown = pairs.slice(0, MOST_PAIRS)
  const mentors = [...new Set(shown.map(({ mentor }) => mentor))]
  const lines = mentors.map((mentor, i) => {
    const learners = shown.filter((pair) => pair.mentor === mentor)
    const to = listed(
      learners.map(({ learner }) => names[learner] ?? ''),
      'and',
    )
    return i === 0 ? `${names[mentor]} could teach ${option} to ${to}` : `${names[mentor]} to ${to}`
  })
  const more = pairs.length - shown.length
  return `${lines.join(', ')}${more > 0 ? `; ${inWords(more)} more would love to learn it` : ''}.`
}

function byCount({ option, teachers, pairs }: Lesson): string {
  const mentors = teachers === 1 ? 'One person' : `${capital(inWords(teachers))} people`
  return `${mentors} could teach ${option} to ${inWords(pairs.length)} who would love to learn it.`
}
