import { inSeries, inWords, percent, score } from '../../src/advisor/format.ts'
import { LENS_CLOSE, LENS_KNOWN, type LensRow } from '../../src/domain/lenses.ts'
import { Fold } from '../components/fold.tsx'
import { Scroller } from '../components/scroller.tsx'

type Props = { rows: readonly LensRow[] }

/** The same profile under the priorities of other kinds of project: what the differences are good for. */
export const Lenses = ({ rows }: Props) => {
  if (rows.length === 0) return null
  const count = inWords(rows.length)
  const counts = rows.some(({ known }) => known !== null)
  return (
    <section class="band stack" id="lenses" aria-labelledby="lenses-title">
      <h2 id="lenses-title">Other kinds of project</h2>
      <p class="lede">{[...leads(rows), ...close(rows)].join(' ')}</p>
      <p class="note">
        {stays(rows)}This is the same profile under other priorities, not advice for this project. What you
        know is left out
        {counts && `; where the table counts it, it carries ${percent(LENS_KNOWN)} of the weight`}.
      </p>
      <Fold
        summary={rows.length === 1 ? 'The same as a table' : `All ${count} as a table`}
        hint={rows.length === 1 ? undefined : `${rows.length} kinds of project`}
      >
        <Scroller label="Other kinds of project as a table">
          <LensTable rows={rows} counts={counts} />
        </Scroller>
      </Fold>
    </section>
  )
}

const LensTable = ({ rows, counts }: Props & { counts: boolean }) => (
  <table class="t lenses">
    <caption>
      Who leads by fit under the priorities of each kind of project; less than {inWords(LENS_CLOSE)} points
      are too close to call
    </caption>
    <thead>
      <tr>
        <th scope="col">Kind of project</th>
        <th scope="col">Leads</th>
        <th scope="col">Followed by</th>
        <th scope="col" class="num">
          Points ahead
        </th>
        {counts && <th scope="col">With what you know</th>}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr>
          <th scope="row">
            {row.name} <small>{row.about}</small>
          </th>
          <td>
            <First names={row.first} />
          </td>
          <td>{row.second}</td>
          <td class="num">{score(row.gap)}</td>
          {counts && <td>{row.known ? <First names={row.known} /> : '–'}</td>}
        </tr>
      ))}
    </tbody>
  </table>
)

/** Where several are too close to call, none of them stands out. */
const First = ({ names }: { names: readonly string[] }) =>
  names.length === 1 ? (
    <b>{names[0]}</b>
  ) : (
    <>
      {names.join(', ')} <small>too close to call</small>
    </>
  )

// One sentence a leader, in the order of the lenses.
function leads(rows: readonly LensRow[]): string[] {
  const alone = rows.filter(({ first }) => first.length === 1)
  const names = [...new Set(alone.map(({ first }) => first[0] ?? ''))]
  return names.map((name, i) => {
    const projects = alone.filter(({ first }) => first[0] === name).map(({ of }) => of)
    return `Under ${i === 0 ? 'the priorities' : 'those'} of ${inSeries(projects)} ${name} would lead.`
  })
}

// There what one knows is the difference.
function close(rows: readonly LensRow[]): string[] {
  return rows
    .filter(({ first }) => first.length > 1)
    .map(({ of, first, known }) => {
      const pair = `For ${of} ${inSeries(first)} are too close to call`
      return known?.length === 1 ? `${pair}; with what you know ${known[0]} would lead.` : `${pair}.`
    })
}

function stays(rows: readonly LensRow[]): string {
  if (rows.some(({ keepsLeader }) => keepsLeader === null)) return ''
  const kept = rows.filter(({ keepsLeader }) => keepsLeader).length
  const count = inWords(rows.length)
  const every = rows.length === 1 ? 'it' : rows.length === 2 ? 'both' : `all ${count}`
  return kept === 0
    ? 'The option that leads here leads none of them. '
    : `The option that leads here is also among the first in ${kept === rows.length ? every : `${inWords(kept)} of the ${count}`}. `
}
