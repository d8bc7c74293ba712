import { profileScore } from '../../src/advisor/format.ts'
import type { Evidence, EvidenceCriterion } from '../../src/templates/backend-stack/evidence.ts'
import { Aside } from '../components/aside.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { Scroller } from '../components/scroller.tsx'
import { Contents } from '../results/contents.tsx'
import { CriterionEvidence } from './criterion-evidence.tsx'
import { EvidenceSources } from './evidence-sources.tsx'

/** Every score of the built-in profile: from which figures, by which formula, read where. */
export const EvidencePage = ({ evidence }: { evidence: Evidence }) => {
  const { asOf, options, criteria, sources, judged } = evidence
  const scored = criteria.filter(({ cells }) => cells.length > 0)
  const numbers = new Map(sources.map(({ id }, at) => [id, at + 1]))
  const chapters = [
    { id: 'scores', name: 'All scores' },
    ...criteria.map(({ key, name }) => ({ id: key, name })),
    { id: 'judged', name: 'What hangs on judgement' },
    { id: 'sources', name: 'Sources' },
  ]
  return (
    <>
      <RoomHead
        title="Where the profile comes from"
        facts={
          <>
            The built-in scores of the back-end template, as of {asOf} ·{' '}
            <a href="/method">How the score works</a>
          </>
        }
      />
      <div class="railed">
        <Contents chapters={chapters} act={null} />
        <div class="body">
          <section class="band stack" id="scores" aria-labelledby="scores-title">
            <h2 id="scores-title">All scores</h2>
            <Aside>
              If a ballot of yours is still open, cast it first. Whoever knows the scores before voting is
              anchored by them.
            </Aside>
            <p class="note">
              0 would seriously hurt, 5 is workable, 10 is as good as anything available. <b>Measured</b>:
              every figure was read in a source and only the formula is ours. <b>Partly judged</b>: at least
              one figure was read, the rest is judged. <b>Judged</b>: expert judgement from documentation.
              Each number leads to what it rests on.
            </p>
            <AllScores options={options} criteria={scored} />
          </section>
          {criteria.map((criterion) => (
            <CriterionEvidence criterion={criterion} options={options} numbers={numbers} />
          ))}
          <section class="band stack" id="judged" aria-labelledby="judged-title">
            <h2 id="judged-title">What hangs on judgement</h2>
            <p class="note">These findings would be others without a part that is judged.</p>
            <ul class="plain note">
              {judged.map(({ finding, judgement }) => (
                <li>
                  <b>{finding}.</b> {judgement}.
                </li>
              ))}
            </ul>
            <p class="note">
              Benchmarks compare one implementation per language, not the language. Teams that know better
              change a score in their room, with a reason.
            </p>
          </section>
          <EvidenceSources sources={sources} />
        </div>
      </div>
    </>
  )
}

type AllProps = { options: Evidence['options']; criteria: readonly EvidenceCriterion[] }

const AllScores = ({ options, criteria }: AllProps) => (
  <Scroller label="Scores of all options">
    <table class="t all-scores">
      <caption class="vh">Scores of all options on all criteria</caption>
      <thead>
        <tr>
          <th scope="col">Criterion</th>
          {options.map(({ name }) => (
            <th scope="col" class="num">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {criteria.map(({ key, name, cells }) => (
          <tr>
            <th scope="row">
              <a href={`#${key}`}>{name}</a>
            </th>
            {options.map((option) => {
              const cell = cells.find(({ optionKey }) => optionKey === option.key)
              return (
                <td class="num">
                  {cell ? <a href={`#${key}-${option.key}`}>{profileScore(cell.score)}</a> : '?'}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </Scroller>
)
