import type { FieldErrors } from '../../src/domain/ballot.ts'
import type { Proposal, ProposalFields, StanceFields } from '../../src/domain/consent.ts'
import { can } from '../../src/domain/permissions.ts'
import type { Room } from '../../src/domain/room.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Fold } from '../components/fold.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { Time } from '../components/time.tsx'
import { summaryOf } from '../decisions/new.tsx'
import { ProposalForm } from './proposal-form.tsx'
import { StanceForm } from './stance-form.tsx'
import { Consent, Stances } from './stances.tsx'

type Props = {
  room: Room
  /** The newest first; the open one, if there is one, is the first. */
  proposals: readonly Proposal[]
  mark: number
  /** Options to choose from, the leader first where there is one. */
  options: readonly { id: string; name: string }[]
  ownId: string | null
  stance: StanceFields
  proposal: ProposalFields
  errors: FieldErrors
  /** Which of the two forms came back. */
  wrong?: 'stance' | 'proposal' | undefined
}

export const ConsentPage = (props: Props) => {
  const { room, proposals, mark, options, ownId, errors, wrong } = props
  const isWaiting = room.state === 'revealed'
  const mayPropose = isWaiting && can(room.roles, 'propose')
  const mayAnswer = isWaiting && can(room.roles, 'take stance')
  const [first] = proposals
  const current = first && (first.closedAt === null || first.closedHow === 'decided') ? first : undefined
  const open = current?.closedAt === null ? current : undefined
  const earlier = proposals.filter((proposal) => proposal !== current)
  const form = (
    <ProposalForm
      roomId={room.id}
      options={options}
      openId={open?.id ?? ''}
      fields={props.proposal}
      errors={wrong === 'proposal' ? errors : {}}
    />
  )
  return (
    <>
      <RoomHead
        state={room.state}
        title="Consent"
        facts={`${room.question} · decider: ${room.decider.name}`}
      />
      <div class="cols cols-5-3">
        <div class="stack">
          <ErrorSummary errors={summaryOf(errors)} kept="What you wrote is kept." />
          {current && (
            <>
              <Consent
                room={room}
                proposal={current}
                mark={mark}
                maySettle={isWaiting && can(room.roles, 'settle objection')}
              />
              <p class="vh" role="status" data-says="consent-says" />
            </>
          )}
          {!current && !mayPropose && (
            <Aside>
              Nothing is put to consent. {room.facilitator.name} or {room.decider.name} may put an option to
              the team.
            </Aside>
          )}
          {open && mayAnswer && (
            <StanceForm
              roomId={room.id}
              proposalId={open.id}
              fields={props.stance}
              errors={wrong === 'stance' ? errors : {}}
              answered={open.stances.some(({ userId }) => userId === ownId)}
            />
          )}
          {mayPropose && !open && (
            <section class="stack" aria-labelledby="propose-heading">
              <h2 id="propose-heading">Put an option to the team</h2>
              <p class="note">
                Everybody says whether they can live with it. An objection names what would go wrong and what
                would have to change, so that the proposal can become better.
              </p>
              {form}
            </section>
          )}
        </div>
        <div class="stack">
          <Aside tone="woad">
            <strong>Consent is not agreement.</strong> The question is not whether it is one’s favourite, but
            whether anything speaks against it that the team can’t take.
          </Aside>
          {isWaiting && (
            <p class="note">
              <a href={`/decisions/${room.id}/results`}>The result</a>
              {can(room.roles, 'record outcome') && (
                <>
                  <br />
                  <a href={`/decisions/${room.id}/outcome`}>Record the outcome</a>
                </>
              )}
            </p>
          )}
          {room.state === 'decided' && (
            <p class="note">
              <a href={`/decisions/${room.id}/adr`}>The record</a>
            </p>
          )}
          {mayPropose && open && (
            <div>
              <Fold summary="Put another option to the team" open={wrong === 'proposal'} stacked>
                <p class="note">It takes the place of this one. What was said so far stays readable below.</p>
                {form}
              </Fold>
              <Fold summary="Take it back">
                <form
                  action={`/decisions/${room.id}/consent/withdrawal`}
                  method="post"
                  class="stack"
                  {...boost}
                >
                  <input type="hidden" name="proposal" value={open.id} />
                  <p class="note">Nothing is put to consent then. What was said stays readable.</p>
                  <p>
                    <button class="btn" type="submit">
                      Take this proposal back
                    </button>
                  </p>
                </form>
              </Fold>
            </div>
          )}
        </div>
        {earlier.length > 0 && (
          <section class="stack under" aria-labelledby="earlier-heading">
            <h2 id="earlier-heading">Put to the team before</h2>
            <div>
              {earlier.map((proposal) => (
                <Earlier room={room} proposal={proposal} />
              ))}
            </div>
          </section>
        )}
      </div>
    </>
  )
}

const Earlier = ({ room, proposal }: { room: Room; proposal: Proposal }) => (
  <Fold
    summary={<span dir="auto">{proposal.wording || `We take ${proposal.optionName}`}</span>}
    hint={
      <>
        {proposal.closedHow === 'withdrawn' ? 'taken back' : 'replaced'}{' '}
        {proposal.closedAt && <Time at={proposal.closedAt} zone={room.timeZone} form="day" />}
      </>
    }
    stacked
  >
    <p class="note">
      {proposal.optionName}, put to the team by {proposal.by}.
    </p>
    {proposal.stances.length > 0 ? (
      <Stances room={room} proposal={proposal} maySettle={false} />
    ) : (
      <p class="note">Nobody answered.</p>
    )}
  </Fold>
)
