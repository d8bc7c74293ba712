import { inSeries } from '../../src/advisor/format.ts'
import type { FieldErrors } from '../../src/domain/ballot.ts'
import type { Room } from '../../src/domain/room.ts'
import { MOST_NOTE, mayAskSome, type RoundFields, type Upcoming } from '../../src/domain/round.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Check, Field } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'
import { summaryOf } from '../decisions/new.tsx'

export type NewRoundProps = {
  room: Room
  fields: RoundFields
  errors: FieldErrors
  /** Criteria that the agenda of the result names. */
  agenda: readonly string[]
  upcoming: Upcoming
}

/** What another round asks, and of which options. */
export const NewRound = ({ room, fields, errors, agenda, upcoming }: NewRoundProps) => {
  const number = room.round.number + 1
  return (
    <section class="band stack" id="next" aria-labelledby="next-title">
      <h2 id="next-title">Open round {number}</h2>
      <p class="note">
        Everybody votes again, in private and on the same rules. A ballot starts from one’s own last answers
        and counts in round {number} only once it is cast. Round {room.round.number} stays as it is, for
        everybody to read.
      </p>
      <form action={`/decisions/${room.id}/rounds`} method="post" class="stack" novalidate {...boost}>
        <ErrorSummary errors={summaryOf(errors)} kept="What you wrote is kept." />
        <input type="hidden" name="from" value={room.round.number} />
        <Field
          name="note"
          label="Why another round?"
          aside="optional"
          hint="Stands above the ballot. What has changed, or what you have heard."
          lines={3}
          maxlength={MOST_NOTE}
          value={fields.note}
          error={errors.note}
        />
        <Asking room={room} fields={fields} errors={errors} agenda={agenda} />
        {upcoming.options.length + upcoming.criteria.length > 0 && (
          <Aside>
            New in this round, from accepted suggestions:{' '}
            {inSeries([...upcoming.options, ...upcoming.criteria].map(({ name }) => name))}.
          </Aside>
        )}
        <div>
          <Options room={room} fields={fields} errors={errors} />
          <Fold
            summary="Add criteria"
            hint={fields.ownCriteria.trim() === '' ? 'none' : 'some are new'}
            open={Boolean(errors.ownCriteria)}
            stacked
          >
            <Field
              name="ownCriteria"
              label="New criteria"
              aside="separated by commas or lines"
              hint="Everybody is asked about them. Their scores are unknown until you set them on the profile page."
              value={fields.ownCriteria}
              error={errors.ownCriteria}
            />
          </Fold>
        </div>
        <Deadline room={room} fields={fields} errors={errors} />
        <p>
          <button class="btn btn-main btn-big" type="submit" data-busy="Opening…">
            Open round {number}
          </button>
        </p>
        <p class="note">
          The room is sealed again until the reveal of round {number}: no comments, no outcome and no change
          of scores in between. An option that is out for consent is taken back. Nothing is sent to anybody.
        </p>
      </form>
    </section>
  )
}

type Part = Pick<NewRoundProps, 'room' | 'fields' | 'errors'>

const Asking = ({ room, fields, errors, agenda }: Part & Pick<NewRoundProps, 'agenda'>) => {
  if (!mayAskSome(room))
    return (
      <>
        <input type="hidden" name="asking" value="all" />
        <Aside>
          Points and places mean something only together, so everybody is asked about all criteria again, with
          their last answers filled in.
        </Aside>
      </>
    )
  const error = errors.asking ?? errors.again
  const names = room.criteria.filter(({ id }) => agenda.includes(id)).map(({ name }) => name)
  return (
    <fieldset
      id={errors.asking ? 'asking' : 'again'}
      tabindex={error ? -1 : undefined}
      aria-describedby={error ? 'asking-error' : undefined}
    >
      <legend class="label">What is asked again</legend>
      {error && (
        <p class="err" id="asking-error">
          {error}
        </p>
      )}
      <Check
        type="radio"
        name="asking"
        value="some"
        checked={fields.asking === 'some'}
        label="Only the criteria ticked here"
        small="Whoever voted before keeps their other answers. Whoever is new answers everything."
      />
      <div class="checks checks-under">
        {room.criteria.map(({ id, name }) => (
          <Check
            name="again"
            value={id}
            checked={fields.again.includes(id)}
            label={name}
            {...(agenda.includes(id) && { small: 'on the agenda' })}
          />
        ))}
      </div>
      <Check
        type="radio"
        name="asking"
        value="all"
        checked={fields.asking === 'all'}
        label="Everything"
        small="With everybody’s last answers filled in."
      />
      <p class="hint">
        {names.length > 0
          ? `Your disagreement on ${inSeries(names)} makes the lead most uncertain.`
          : 'Nothing you disagree on decides the lead, so no criterion is proposed.'}
      </p>
    </fieldset>
  )
}

const Options = ({ room, fields, errors }: Part) => {
  const kept = room.options.filter(({ id }) => fields.keep.includes(id)).length
  return (
    <Fold
      summary="Options"
      hint={kept === room.options.length ? `all ${kept} stay` : `${kept} of ${room.options.length} stay`}
      open={Boolean(errors.keep || errors.ownOptions)}
      stacked
    >
      <fieldset
        id="keep"
        tabindex={errors.keep ? -1 : undefined}
        aria-describedby={errors.keep ? 'keep-error' : undefined}
      >
        <legend class="label">Options that stay</legend>
        {errors.keep && (
          <p class="err" id="keep-error">
            {errors.keep}
          </p>
        )}
        <p class="hint">Untick what is out of the question now. It stays in the earlier rounds.</p>
        <div class="checks">
          {room.options.map(({ id, name }) => (
            <Check name="keep" value={id} checked={fields.keep.includes(id)} label={name} />
          ))}
        </div>
      </fieldset>
      <Field
        name="ownOptions"
        label="New options"
        aside="separated by commas or lines"
        hint="Everybody is asked how well they know them. Their scores are unknown until you set them on the profile page."
        value={fields.ownOptions}
        error={errors.ownOptions}
      />
    </Fold>
  )
}

const Deadline = ({ room, fields, errors }: Part) => (
  <>
    <input type="hidden" name="timeZone" value={fields.timeZone} data-time-zone />
    <Field
      name="deadline"
      type="datetime-local"
      label="Voting ends"
      {...(room.revealRule !== 'deadline' && { aside: 'optional' })}
      hint={
        <>
          <span data-zone-name>Time in {fields.timeZone}.</span> {WHEN[room.revealRule]}
        </>
      }
      value={fields.deadline}
      error={errors.deadline}
    />
  </>
)

const WHEN: Record<Room['revealRule'], string> = {
  manual: 'The ballots open when you reveal.',
  deadline: 'The ballots open then by themselves.',
  complete: 'The ballots open then, or once everybody has voted.',
}
