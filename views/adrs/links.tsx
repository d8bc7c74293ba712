import { adrId } from '../../src/adr/links.ts'
import type { AdrStatus, AnyRecord, LinkVerb } from '../../src/adr/record.ts'
import { capital } from '../../src/advisor/format.ts'
import { OWN_VERBS, VERB_WORDS } from '../../src/domain/adr-links.ts'
import type { FieldErrors } from '../../src/domain/ballot.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field, SelectField } from '../components/field.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { StatusTag } from '../components/tag.tsx'
import { summaryOf } from '../decisions/new.tsx'

/** A link as the record says it that is being read. */
export type RecordLink = {
  id: string
  verb: LinkVerb
  number: number
  title: string
  status: AdrStatus
  href: string
  /** False while the other record is not accepted. */
  isInForce: boolean
}

/** Both ways, with what is only proposed. */
export const LinkList = ({ links }: { links: readonly RecordLink[] }) => (
  <ul class="record-links">
    {links.map((link) => (
      <li>
        <Verb link={link} /> <Other link={link} />
      </li>
    ))}
  </ul>
)

const Verb = ({ link: { verb, isInForce, status } }: { link: RecordLink }) => {
  if (isInForce) return <span class="verb">{capital(verb)}</span>
  const word = verb === 'superseded by' ? 'replaced' : 'amended'
  return (
    <span class="verb">
      Would {status === 'rejected' ? 'have been' : 'be'} {word} by
    </span>
  )
}

const Other = ({ link: { href, number, title, status } }: { link: RecordLink }) => (
  <>
    <a href={href} dir="auto">
      {adrId(number)} {title}
    </a>{' '}
    {status !== 'accepted' && <StatusTag status={status} />}
  </>
)

/** A link that can be taken off here, and what comes of it. */
export type OwnLink = RecordLink & { removal: string | null }

type Props = {
  record: AnyRecord
  /** Address of the record's page, and of its links. */
  href: string
  path: string
  links: readonly OwnLink[]
  fields: { verb: string; record: string }
  suggested: readonly { number: number; title: string }[]
  errors: FieldErrors
}

export const LinksPage = ({ record, href, path, links, fields, suggested, errors }: Props) => (
  <div class="narrow">
    <RoomHead
      title="Links to other records"
      size="quiet"
      facts={
        <a href={href} dir="auto">
          {adrId(record.number)} {record.title}
        </a>
      }
    />
    {links.length === 0 ? (
      <Aside>No other record is linked with this one yet.</Aside>
    ) : (
      <ul class="record-links record-links-own">
        {links.map((link) => (
          <li>
            <p>
              <Verb link={link} /> <Other link={link} />
            </p>
            {link.removal !== null && (
              <form action={`${path}/${link.id}/removal`} method="post" {...boost}>
                <p class="note">{link.removal}</p>
                <button class="btn" type="submit">
                  Take off<span class="vh"> the link: {`${link.verb} ${adrId(link.number)}`}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    )}
    <section class="band" aria-labelledby="add-heading">
      <form action={path} method="post" class="stack" novalidate {...boost}>
        <h2 id="add-heading">Add a link</h2>
        <ErrorSummary errors={summaryOf(errors)} kept="What you wrote is kept." />
        <SelectField
          name="verb"
          label="How this record stands to the other"
          value={fields.verb}
          error={errors.verb}
          options={OWN_VERBS.map((value) => ({ value, label: VERB_WORDS[value] }))}
          hint={
            record.status === 'proposed'
              ? 'What it replaces or amends stays as it is until this record is accepted.'
              : 'What it replaces becomes superseded at once. Both records say so.'
          }
        />
        <RecordField
          name="record"
          label="The other record"
          hint="Its number, such as ADR-0003."
          value={fields.record}
          error={errors.record}
          suggested={suggested}
        />
        <p class="row row-stretch">
          <button class="btn btn-main" type="submit" data-busy="Linking…">
            Link them
          </button>
          <a class="btn" href={href}>
            Back to the record
          </a>
        </p>
      </form>
    </section>
  </div>
)

type RecordFieldProps = {
  name: string
  label: string
  hint: string
  value: string
  error?: string | undefined
  suggested: Props['suggested']
}

/** Numbers typed, or taken from the newest records. */
export const RecordField = ({ suggested, error, ...field }: RecordFieldProps) => (
  <>
    <Field {...field} {...(error ? { error } : {})} list={`${field.name}-known`} autocomplete="off" />
    <datalist id={`${field.name}-known`}>
      {suggested.map(({ number, title }) => (
        <option value={adrId(number)}>{title}</option>
      ))}
    </datalist>
  </>
)
