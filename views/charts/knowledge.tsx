import type { OptionResult, Result } from '../../src/advisor/types.ts'
import { Scroller } from '../components/scroller.tsx'
import { ColumnHead } from './column-head.tsx'
import { KnowledgeLevels } from './knowledge-levels.tsx'
import { KnowledgeMembers } from './knowledge-members.tsx'
import { columnNames, inOrder, isWide } from './names.ts'

/** One member's answers, in the order of `result.criteria` and `result.options`. A hidden name is empty. */
export type Person = {
  name: string
  importance: readonly (number | 'cant-judge' | null)[]
  familiarity: readonly (number | null)[]
  willingness: readonly (number | null)[]
}

const MOST_ROWS = 20

type Props = {
  result: Result
  /** Null where only the sums may be shown. */
  people: readonly Person[] | null
}

/** Who knows what? People by options; gaps and single points show as columns. */
export const Knowledge = ({ result, people }: Props) => {
  const options = inOrder(result)
  const brief = columnNames(result)
  const scrolls = isWide(brief.values())
  const table = (
    <table class={scrolls ? 'know wide' : 'know'}>
      <caption class="vh">{caption(people)}</caption>
      <thead>
        <tr>
          <th scope="col">{people === null ? 'Team' : people.length > MOST_ROWS ? 'Level' : 'Member'}</th>
          {options.map(({ id, name }) => (
            <ColumnHead name={name} brief={brief.get(id) ?? name} />
          ))}
        </tr>
      </thead>
      {people !== null &&
        (people.length > MOST_ROWS ? (
          <KnowledgeLevels {...{ result, options, people }} />
        ) : (
          <KnowledgeMembers {...{ result, options, people }} />
        ))}
      <Sums result={result} options={options} />
    </table>
  )
  return (
    <>
      {scrolls ? <Scroller label="Who knows what, as a table">{table}</Scroller> : table}
      {people !== null && people.length <= MOST_ROWS && (
        <p class="small kn-key">
          0 none · 1 tried · 2 with help · 3 alone · 4 could teach. <b>+</b> would love to work in it,{' '}
          <b>−</b> would rather not.
        </p>
      )}
    </>
  )
}

function caption(people: Props['people']): string {
  if (people === null) return 'How many can deliver with each option'
  return people.length > MOST_ROWS
    ? 'How many members know each option how well, from 0 to 4'
    : 'Familiarity 0 to 4 of each member with each option'
}

const Sums = ({ result, options }: { result: Result; options: readonly OptionResult[] }) => {
  const { knowsAt, familiarityMax, crew } = result.model
  const from = knowsAt < familiarityMax ? `${knowsAt} or ${familiarityMax}` : String(knowsAt)
  return (
    <tfoot>
      <tr>
        <th scope="row">Can deliver alone ({from})</th>
        {options.map(({ knowers }) => (
          <td class={knowers < 2 ? 'warn' : undefined}>
            {knowers}
            {knowers < 2 && <small> {knowers === 0 ? 'nobody' : 'only one'}</small>}
          </td>
        ))}
      </tr>
      <tr>
        <th scope="row">Could teach ({familiarityMax})</th>
        {options.map(({ teachers }) => (
          <td>{teachers}</td>
        ))}
      </tr>
      <tr>
        <th scope="row">Steps to get {crew === 1 ? 'one person' : `${crew} people`} ready</th>
        {options.map(({ trainingGap }) => (
          <td>{trainingGap}</td>
        ))}
      </tr>
    </tfoot>
  )
}
