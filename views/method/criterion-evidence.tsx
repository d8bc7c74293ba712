import { profileScore } from '../../src/advisor/format.ts'
import type {
  Component,
  Evidence,
  EvidenceCell,
  EvidenceCriterion,
} from '../../src/templates/backend-stack/evidence.ts'
import { Scroller } from '../components/scroller.tsx'

/** Number of each source in the list at the foot. */
type Numbers = ReadonlyMap<string, number>

type Props = { criterion: EvidenceCriterion; options: Evidence['options']; numbers: Numbers }

export const CriterionEvidence = ({ criterion, options, numbers }: Props) => {
  const { key, name, definition, mapping, formula, unit, caveat, sources, cells } = criterion
  return (
    <section class="band stack" id={key} aria-labelledby={`${key}-title`}>
      <h2 id={`${key}-title`}>{name}</h2>
      <p class="lede">{definition}</p>
      <dl class="terms">
        {unit && <Term name="Unit">{unit}</Term>}
        <Term name="Score">{mapping}</Term>
        {formula && (
          <Term name="Formula">
            <code>{formula}</code>
          </Term>
        )}
        {caveat && <Term name="Caveat">{caveat}</Term>}
        {sources.length > 0 && (
          <Term name="Sources">
            <Links ids={sources} numbers={numbers} />
          </Term>
        )}
      </dl>
      {cells.length > 0 && (
        <Scroller label={`${name}: scores`}>
          <table class="t rests">
            <caption class="vh">{name}: scores and what they rest on</caption>
            <thead>
              <tr>
                <th scope="col">Option</th>
                <th scope="col">Score</th>
                <th scope="col">What it rests on</th>
              </tr>
            </thead>
            <tbody>
              {cells.map((cell) => (
                <Row
                  id={`${key}-${cell.optionKey}`}
                  name={options.find((option) => option.key === cell.optionKey)?.name ?? ''}
                  cell={cell}
                  numbers={numbers}
                />
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </section>
  )
}

const Term = ({ name, children }: { name: string; children: unknown }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

type RowProps = { id: string; name: string; cell: EvidenceCell; numbers: Numbers }

const Row = ({ id, name, cell, numbers }: RowProps) => (
  <tr id={id}>
    <th scope="row">{name}</th>
    <td>
      {profileScore(cell.score)} ± {profileScore(cell.band)}
      <small>{cell.status}</small>
    </td>
    <td>
      {cell.rationale}
      <ul>
        {cell.components.map((component) => (
          <Figure component={component} numbers={numbers} />
        ))}
      </ul>
    </td>
  </tr>
)

const Figure = ({ component, numbers }: { component: Component; numbers: Numbers }) => {
  const { label, value, unit, sources, isScored } = component
  return (
    <li>
      {label}: <b>{[value, unit].filter(Boolean).join(' ')}</b>
      {sources.length > 0 ? (
        <>
          {' '}
          <Links ids={sources} numbers={numbers} />
        </>
      ) : (
        ', judged'
      )}
      {!isScored && ', not scored'}
    </li>
  )
}

const Links = ({ ids, numbers }: { ids: readonly string[]; numbers: Numbers }) => (
  <>
    {ids.map((id, at) => (
      <>
        {at > 0 && ' '}
        <a href={`#source-${numbers.get(id)}`}>[{numbers.get(id)}]</a>
      </>
    ))}
  </>
)
