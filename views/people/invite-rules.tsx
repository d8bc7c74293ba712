import type { FieldErrors } from '../../src/domain/ballot.ts'
import { INVITE_DAYS, type Invite, type InviteFields, type InviteState } from '../../src/domain/invite.ts'
import type { Room } from '../../src/domain/room.ts'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field, SelectField } from '../components/field.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { summaryOf } from '../decisions/new.tsx'
import { InviteFacts } from './page.tsx'

type Props = {
  room: Room
  /** Null once it is closed. */
  invite: (Invite & { state: InviteState }) | null
  fields: InviteFields
  errors: FieldErrors
}

/** How long the invite works and for how many, and how to end it. */
export const InviteRulesPage = ({ room, invite, fields, errors }: Props) => {
  const path = `/decisions/${room.id}/invite`
  return (
    <div class="narrow stack">
      <RoomHead
        title="Change the invite"
        facts={
          <>
            {room.question} · <a href={`/decisions/${room.id}/people`}>Back to the people</a>
          </>
        }
      />
      <p class="lede">
        {invite ? <InviteFacts room={room} invite={invite} /> : 'Closed: nobody joins by link or code.'}
      </p>
      {invite && (
        <form action={`${path}/rules`} method="post" class="stack" novalidate {...boost}>
          <ErrorSummary errors={summaryOf(errors)} kept="" />
          <input type="hidden" name="invite" value={invite.id} />
          <div class="form-2">
            <SelectField
              name="days"
              label="It works"
              options={[
                { value: 'as it is', label: 'as it is now' },
                ...INVITE_DAYS.map((days) => ({
                  value: String(days),
                  label: days === 1 ? 'one more day' : `${days} more days`,
                })),
                { value: 'never', label: 'without an end' },
              ]}
              value={fields.days}
              error={errors.days}
              hint="Counted from now."
            />
            <Field
              name="maxUses"
              label="How many may join"
              aside="optional"
              inputmode="numeric"
              value={fields.maxUses}
              error={errors.maxUses}
              hint="Counts who joins, not who opens the link."
            />
          </div>
          <p>
            <button class="btn btn-main" type="submit" data-busy="Saving…">
              Save
            </button>
          </p>
        </form>
      )}
      <section class="band stack" aria-labelledby="renew-heading">
        <h2 id="renew-heading">A new link</h2>
        <p class="note">
          {invite
            ? 'The old link, QR code and short code stop working at once. Whoever has joined stays, and personal links of the list keep working.'
            : 'Opens the invite again, with another link, QR code and short code.'}
        </p>
        <form action={`${path}/renewal`} method="post" {...boost}>
          <button class="btn" type="submit" data-busy="Making it…">
            Make a new link
          </button>
        </form>
      </section>
      {invite && (
        <section class="band stack" aria-labelledby="close-heading">
          <h2 id="close-heading">Close the invite</h2>
          <p class="note">Nobody joins any more, but by a personal link of the list of expected voters.</p>
          <form action={`${path}/closure`} method="post" {...boost}>
            <button class="btn" type="submit" data-busy="Closing…">
              Close it
            </button>
          </form>
        </section>
      )}
    </div>
  )
}
