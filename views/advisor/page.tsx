import type { Solo } from '../../src/domain/solo.ts'
import type { Template } from '../../src/templates/template.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { summaryOf } from '../decisions/new.tsx'
import { OwnLeader, OwnRanking, type OwnResult } from './own-ranking.tsx'
import { Compared, Known, Matters } from './questions.tsx'
import { type Start, Starts } from './starts.tsx'

type Props = OwnResult & {
  template: Pick<Template, 'key' | 'name'>
  /** Those that have scores. */
  templates: readonly Pick<Template, 'key' | 'name'>[]
  solo: Solo
  starts: readonly Start[]
  /** Made in place: what is wrong is said at its field, and the focus stays where it is. */
  isChange: boolean
}

/**
 * Ballot left, ranking right. The form is a GET: the address holds the answers. A change takes the place of one that is
 * on its way, and alters the page in place, so that focus, folds and answers stay.
 */
export const AdvisorPage = ({ template, templates, solo, starts, isChange, ...own }: Props) => (
  <>
    <div class="room-head">
      <h1>Solo advisor</h1>
      <p class="who">
        {template.name}, by your own priorities. Nothing is stored; the address holds your answers.
      </p>
      {templates.length > 1 && (
        <ul class="starts" aria-label="Questions">
          {templates.map(({ key, name }) => (
            <li>
              <a href={`/advisor?template=${key}`} aria-current={key === template.key ? 'true' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
    <OwnLeader result={own.result} />
    <p class="vh" role="status" data-says="own-leader-words" />
    <div class="cols cols-5-3">
      <form
        action="/advisor"
        method="get"
        class="stack ballot"
        novalidate
        hx-get="/advisor"
        hx-trigger="change delay:200ms, submit"
        hx-target="#own-ranking"
        hx-select="#own-ranking"
        hx-select-oob="#own-errors,#own-leader,#own-starts,#own-count,#options-error,#own-known:outerMorph"
        hx-swap="outerMorph"
        hx-sync="replace"
        hx-replace-url="true"
      >
        <div id="own-errors">{!isChange && <ErrorSummary errors={summaryOf(solo.errors)} />}</div>
        {template.key !== templates[0]?.key && <input type="hidden" name="template" value={template.key} />}
        <Starts starts={starts} isAnswered={solo.answers !== null} />
        <Matters solo={solo} />
        <Known solo={solo} />
        <Compared solo={solo} />
        <p>
          <button class="btn btn-main btn-big" type="submit">
            Rank them
          </button>
        </p>
      </form>
      <OwnRanking {...own} />
    </div>
  </>
)
