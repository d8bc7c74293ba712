import { adrId } from '../../src/adr/links.ts'
import type { AnyRecord } from '../../src/adr/record.ts'
import { Aside } from '../components/aside.tsx'
import type { RecordLink } from './links.tsx'

type Props = { record: AnyRecord; links: readonly RecordLink[] }

/** What a reader must know before anything else: whether the record is in force, and where to go if not. */
export const Standing = ({ record, links }: Props) => {
  const successors = links.filter(({ verb, isInForce }) => verb === 'superseded by' && isInForce)
  const amendments = links.filter(({ verb, isInForce }) => verb === 'amended by' && isInForce)
  const waiting = links.filter(({ isInForce, status }) => !isInForce && status === 'proposed')
  return (
    <>
      {record.status === 'superseded' && <Superseded date={record.date} links={successors} />}
      {record.status === 'deprecated' && (
        <Aside tone="madder">
          <strong>Deprecated.</strong> It is no longer to be followed, and nothing has taken its place.{' '}
          <span class="as-typed">{record.notes?.at(-1)}</span>
        </Aside>
      )}
      {record.status === 'rejected' && (
        <Aside tone="madder">
          <strong>Rejected</strong> on {record.date}. It was never in force.
        </Aside>
      )}
      {record.status === 'proposed' && (
        <Aside tone="weld">
          <strong>Proposed.</strong> It is not in force until it is accepted.
          <Planned links={links} />
        </Aside>
      )}
      {amendments.length > 0 && (
        <Aside>
          Amended by <Names links={amendments} />.
        </Aside>
      )}
      {waiting.map((link) => (
        <Aside>
          <Name link={link} /> (proposed) would {link.verb === 'superseded by' ? 'replace' : 'amend'} this.
        </Aside>
      ))}
    </>
  )
}

const Superseded = ({ date, links }: { date: string; links: readonly RecordLink[] }) => (
  <Aside tone="madder">
    {links.length > 0 ? (
      <>
        <strong>Superseded</strong> by <Names links={links} /> on {date}. What follows is the old text.
      </>
    ) : (
      <>
        <strong>Superseded.</strong> By what, this log does not say.
      </>
    )}
  </Aside>
)

/** The same on the result that the old record came of. */
export const Succeeded = ({ links }: { links: readonly RecordLink[] }) =>
  links.length === 0 ? null : (
    <Aside tone="madder">
      <strong>What was decided here is superseded</strong> by <Names links={links} />.
    </Aside>
  )

/** What will happen to others once it is accepted. */
const Planned = ({ links }: { links: readonly RecordLink[] }) => {
  const replaced = links.filter(({ verb }) => verb === 'supersedes')
  return replaced.length === 0 ? null : (
    <>
      {' '}
      Then it replaces <Names links={replaced} />; until then {replaced.length === 1 ? 'that one' : 'they'}{' '}
      {replaced.length === 1 ? 'stands as it is' : 'stand as they are'}.
    </>
  )
}

const Names = ({ links }: { links: readonly RecordLink[] }) => (
  <>
    {links.map((link, index) => (
      <>
        {index > 0 && (index === links.length - 1 ? ' and ' : ', ')}
        <Name link={link} />
      </>
    ))}
  </>
)

const Name = ({ link }: { link: RecordLink }) => (
  <a href={link.href} dir="auto">
    {adrId(link.number)} {link.title}
  </a>
)
