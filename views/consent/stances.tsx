import { capital, inSeries, inWords } from '../../src/advisor/format.ts'
import { consentInWords, type Proposal, type Said, type Stance, tallyOf } from '../../src/domain/consent.ts'
import type { Room } from '../../src/domain/room.ts'
import { Fold } from '../components/fold.tsx'
import { live } from '../components/live.ts'
import { Paragraphs } from '../components/paragraphs.tsx'
import { StatusTag } from '../components/tag.tsx'
import { Time } from '../components/time.tsx'
import { StanceBar } from './stance-bar.tsx'

/** Names that are told in a line; more go into a fold. */
const MOST_NAMES = 12

type Props = {
  room: Pick<Room, 'id' | 'timeZone' | 'state'>
  proposal: Proposal
  /** Changes with everything that can be seen here. */
  mark: number
  maySettle: boolean
}

/** What is put to consent and what was said to it, what stands in the way first. Follows the room by itself. */
export const Consent = ({ room, proposal, mark, maySettle }: Props) => (
  <section
    id="consent"
    class="stack"
    aria-labelledby="consent-heading"
    {...(room.state === 'revealed' ? live(`/decisions/${room.id}/consent/stances?seen=${mark}`) : {})}
  >
    <ProposalHead room={room} proposal={proposal} />
    <p class="lede" id="consent-says">
      {consentInWords(proposal).join(' ')}
    </p>
    <Stances room={room} proposal={proposal} maySettle={maySettle} />
  </section>
)

const ProposalHead = ({ room, proposal }: Pick<Props, 'room' | 'proposal'>) => (
  <div>
    <h2 id="consent-heading" dir="auto">
      {proposal.wording || `We take ${proposal.optionName}`}
    </h2>
    <p class="note">
      {proposal.wording && `${proposal.optionName} · `}put to the team by {proposal.by} on{' '}
      <Time at={proposal.at} zone={room.timeZone} form="day" />
    </p>
  </div>
)

type ListProps = Pick<Props, 'room' | 'proposal' | 'maySettle'>

export const Stances = ({ room, proposal, maySettle }: ListProps) => {
  const { consents, concerns, open, carried, resolved, past } = tallyOf(proposal)
  const item = (stance: Stance) => <StanceItem {...{ room, stance, maySettle }} />
  const told = consents.filter(({ reason }) => reason !== '')
  return (
    <>
      <StanceBar proposal={proposal} />
      {[...open, ...carried, ...resolved].length > 0 && (
        <section aria-label="Objections">
          <ul class="stances">{[...open, ...carried, ...resolved].map(item)}</ul>
        </section>
      )}
      {concerns.length > 0 && (
        <section aria-label="Concerns">
          <ul class="stances">{concerns.map(item)}</ul>
        </section>
      )}
      <Names people={consents.map(({ name }) => name)} says="consent" one="consents" />
      {told.length > 0 && (
        <Fold
          summary="What they added"
          hint={told.length === 1 ? 'one person' : `${inWords(told.length)} people`}
        >
          <ul class="stances">{told.map(item)}</ul>
        </Fold>
      )}
      <Names people={proposal.waiting} says="have not answered" one="has not answered" />
      {past.length > 0 && (
        <Fold
          summary="Objections that are met"
          hint={
            past.length === 1
              ? 'one was given up by its author'
              : `${inWords(past.length)} were given up by their authors`
          }
        >
          <ul class="stances">
            {past.map(({ stance, objection }) => (
              <li class="stance">
                <p>
                  <strong>{stance.name}</strong> objected before
                </p>
                <Objection said={objection} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  )
}

const StanceItem = ({ room, stance, maySettle }: Omit<ListProps, 'proposal'> & { stance: Stance }) => {
  const isOpen = stance.kind === 'objection' && stance.settled === null
  return (
    <li class={isOpen ? 'stance stance-open' : 'stance'}>
      <p class="row">
        <StatusTag status={stance.settled ? `objection ${stance.settled.how}` : stance.kind} />
        <strong>{stance.name}</strong>
        <span class="small">
          {stance.revisedAt && 'changed '}
          <Time at={stance.revisedAt ?? stance.at} zone={room.timeZone} form="day" />
        </span>
      </p>
      {stance.kind === 'objection' ? (
        <Objection said={stance} />
      ) : (
        stance.reason && <Paragraphs text={stance.reason} class="said" />
      )}
      {maySettle && stance.kind === 'objection' && (
        <p>
          <a
            id={`settle-${stance.id}`}
            href={`/decisions/${room.id}/consent/stances/${stance.id}/settlement`}
          >
            {isOpen ? 'Settle' : 'Settle otherwise'}
            <span class="vh"> the objection of {stance.name}</span>
          </a>
        </p>
      )}
    </li>
  )
}

export const Objection = ({ said }: { said: Said }) => (
  <dl class="objection">
    <dt>What would go wrong</dt>
    <dd>
      <Paragraphs text={said.reason} class="said" />
    </dd>
    <dt>What would have to change</dt>
    <dd>
      <Paragraphs text={said.remedy} />
    </dd>
    {said.settled && (
      <>
        <dt>
          {said.settled.how === 'resolved' ? 'Resolved' : 'Carried into the consequences'}, says{' '}
          {said.settled.by}
        </dt>
        <dd>
          {said.settled.note ? <Paragraphs text={said.settled.note} /> : <p class="note">Without a note.</p>}
        </dd>
      </>
    )}
  </dl>
)

const Names = ({ people, says, one }: { people: readonly string[]; says: string; one: string }) => {
  if (people.length === 0) return null
  const [only] = people
  if (people.length <= MOST_NAMES)
    return <p class="note">{people.length === 1 ? `${only} ${one}.` : `${inSeries(people)} ${says}.`}</p>
  return (
    <Fold summary={`${capital(inWords(people.length))} ${says}`} hint="names">
      <p class="note">{inSeries(people)}</p>
    </Fold>
  )
}
