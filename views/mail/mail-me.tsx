import type { FieldErrors } from '../../src/domain/ballot.ts'
import type { Wishes, WishFields } from '../../src/domain/mail.ts'
import { can } from '../../src/domain/permissions.ts'
import type { Room } from '../../src/domain/room.ts'
import { boost } from '../components/boost.ts'
import { Check, Field } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'

/** What a room that is as it is now could still mail to this person. */
export function offeredWishes(room: Pick<Room, 'state' | 'roles' | 'deadlineAt'>): (keyof Wishes)[] {
  const isBefore = room.state === 'draft' || room.state === 'voting'
  const offered: (keyof Wishes)[] = []
  if (isBefore && room.deadlineAt !== null && can(room.roles, 'cast ballot')) offered.push('reminder')
  if (isBefore || room.state === 'revealed') offered.push('result')
  if (room.state !== 'abandoned') offered.push('review')
  return offered
}

const WORDS: Record<keyof Wishes, string> = {
  reminder: 'a day before voting ends, if I have not voted',
  result: 'when ballots are opened',
  review: 'when it is time to look again at the outcome',
}

export type MailMeProps = {
  room: Pick<Room, 'id' | 'state' | 'roles' | 'deadlineAt'>
  fields: WishFields
  /** Whether the member has asked for mail before. */
  subscribed: boolean
  errors?: FieldErrors
}

export const MailMeForm = ({ room, fields, subscribed, errors = {} }: MailMeProps) => (
  <form class="stack" action={`/decisions/${room.id}/subscription`} method="post" {...boost}>
    <fieldset class="field" id="wishes" tabindex={-1} data-error={errors.wishes ? '' : undefined}>
      <legend>Mail me</legend>
      {errors.wishes && <span class="err">{errors.wishes}</span>}
      <div>
        {offeredWishes(room).map((wish) => (
          <Check name="wish" value={wish} checked={fields[wish]} label={WORDS[wish]} />
        ))}
      </div>
    </fieldset>
    <Field
      name="address"
      type="email"
      label="Your address"
      autocomplete="email"
      maxlength={254}
      value={fields.address}
      {...(errors.address ? { error: errors.address } : {})}
      hint="For this decision only. Nobody in the room sees it, and every mail has a way out."
    />
    <p class="row row-stretch">
      <button class="btn" type="submit" data-busy="Saving…">
        {subscribed ? 'Save' : 'Mail me'}
      </button>
      {subscribed && (
        <button class="btn" type="submit" name="end" value="yes" formnovalidate>
          Mail me nothing
        </button>
      )}
    </p>
  </form>
)

/** Folded on the pages of a room: mail is for those who want it. */
export const MailMe = (props: MailMeProps) =>
  offeredWishes(props.room).length === 0 ? null : (
    <Fold
      summary={props.room.state === 'decided' ? 'Mail me at the review' : 'Mail me when the result is there'}
      hint={props.subscribed ? 'asked for' : 'optional'}
      id="mail-me"
    >
      <MailMeForm {...props} />
    </Fold>
  )
