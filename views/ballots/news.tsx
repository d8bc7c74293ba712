import type { FieldErrors, Fields } from '../../src/domain/ballot.ts'
import type { Earlier } from '../../src/domain/carried.ts'
import { type New, newsInWords } from '../../src/domain/late.ts'
import type { Option, Room } from '../../src/domain/room.ts'
import { Fold } from '../components/fold.tsx'
import { ImportanceQuestions } from './importance-questions.tsx'
import { OptionQuestions } from './option-questions.tsx'
import { Knowledge, Priorities } from './own-questions.tsx'

type Props = {
  room: Room
  options: readonly Option[]
  fields: Fields
  errors: FieldErrors
  earlier: Earlier | null
  news: New
}

/** What came since the ballot was cast stands first; all the rest is filled in and folded. */
export const NewFirst = ({ room, options, fields, errors, earlier, news }: Props) => {
  const isNew = ({ id }: { id: string }) => [...news.options, ...news.criteria].some((one) => one.id === id)
  const names = [...news.options, ...news.criteria].map(({ name }) => name)
  const old = { ...room, criteria: room.criteria.filter((criterion) => !isNew(criterion)) }
  return (
    <>
      <section class="band band-1" aria-labelledby="news">
        <span class="step-n">New since you voted</span>
        <h2 id="news">
          {newsInWords(news)}: {names.join(', ')}
        </h2>
        <p class="note">The rest of your ballot stands. It is folded below, and can be changed as well.</p>
        {news.criteria.length > 0 && (
          <ImportanceQuestions room={{ ...room, criteria: news.criteria }} fields={fields} errors={errors} />
        )}
        {options.filter(isNew).map((option) => (
          <OptionQuestions {...{ room, option, fields, errors }} />
        ))}
      </section>
      <Fold summary="The rest of your ballot" hint="as you cast it" open={isElsewhere(errors, isNew)} stacked>
        <h2>What matters here?</h2>
        <Priorities room={old} fields={fields} errors={errors} earlier={earlier} />
        <h2>What do you know?</h2>
        <Knowledge
          {...{ room, fields, errors, earlier }}
          options={options.filter((option) => !isNew(option))}
        />
      </Fold>
    </>
  )
}

/** Whether a message stands in the fold. */
const isElsewhere = (errors: FieldErrors, isNew: (one: { id: string }) => boolean) =>
  Object.keys(errors).some((field) => {
    const [part, id] = field.split('.')
    return id === undefined ? part === 'points' : !isNew({ id })
  })
