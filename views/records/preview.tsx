import { adrId } from '../../src/adr/links.ts'
import { shown } from '../../src/adr/shown.ts'
import { tagsIn } from '../../src/domain/adr-tags.ts'
import { cleanBody, peopleIn } from '../../src/domain/record-form.ts'
import { cleanLine } from '../../src/domain/text.ts'
import { Body, type HrefOf } from '../adrs/body.tsx'
import { StatusTag } from '../components/tag.tsx'

type Drawn = {
  number: number
  status: string
  /** As typed. */
  fields: Readonly<Record<string, string>>
  hrefOf: HrefOf
}

type Props = Drawn & {
  /** Where what is typed is drawn. */
  path: string
  /** Id of the form it is typed in. */
  form: string
  /** It was asked for by its button, so it takes the focus. */
  isAsked: boolean
}

/** What is being written, as its page will show it. It follows what is typed; without script the button draws it. */
export const Preview = ({ path, form, isAsked, ...drawn }: Props) => (
  <section class="stack preview" aria-labelledby="preview-heading">
    <h2 id="preview-heading" tabindex={-1} autofocus={isAsked}>
      Preview
    </h2>
    <div
      class="preview-page"
      tabindex={0}
      role="region"
      aria-label="As its page will show it"
      hx-post={path}
      hx-trigger={`input delay:500ms from:#${form}`}
      hx-include={`#${form}`}
      hx-target="this"
      hx-swap="innerHTML"
      hx-sync="replace"
    >
      <PreviewArticle {...drawn} />
    </div>
  </section>
)

export const PreviewArticle = ({ number, status, fields, hrefOf }: Drawn) => {
  const { decisionMakers, consulted, informed } = peopleIn({
    decisionMakers: fields.decisionMakers ?? '',
    consulted: fields.consulted ?? '',
    informed: fields.informed ?? '',
  })
  return (
    <article class="adr" dir="auto">
      <p class="small">
        {adrId(number)} · <StatusTag status={status} />
      </p>
      <h3 class="preview-title" dir="auto">
        {cleanLine(fields.title ?? '') || 'No title yet'}
      </h3>
      <dl class="frontm">
        <Entry name="date" value={fields.date ?? ''} />
        <Entry name="decision-makers" value={decisionMakers.join(', ')} />
        <Entry name="consulted" value={consulted.join(', ')} />
        <Entry name="informed" value={informed.join(', ')} />
        <Entry name="tags" value={tagsIn(fields.tags ?? '').join(', ')} />
      </dl>
      <Body nodes={shown(cleanBody(fields.body ?? ''), { top: 4, hrefOf })} {...{ hrefOf }} />
    </article>
  )
}

const Entry = ({ name, value }: { name: string; value: string }) =>
  value === '' ? null : (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
