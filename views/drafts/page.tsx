import type { ItemKind } from '../../src/domain/draft.ts'
import { can } from '../../src/domain/permissions.ts'
import type { Room } from '../../src/domain/room.ts'
import type { Suggestion } from '../../src/domain/suggestion.ts'
import { Aside } from '../components/aside.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Fold } from '../components/fold.tsx'
import { FollowPage } from '../components/follow-page.tsx'
import { Paragraphs } from '../components/paragraphs.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { Time } from '../components/time.tsx'
import { Invite, type InviteProps } from '../decisions/invite.tsx'
import { ReturnLink } from '../decisions/return-link.tsx'
import { RoomLinks } from '../history/link.tsx'
import { SuggestionsNote } from '../suggestions/note.tsx'
import { DraftBrief } from './brief.tsx'
import { DraftForFacilitator } from './for-facilitator.tsx'
import { EditedItems, type FocusAt, type Refused } from './items.tsx'

export type DraftProps = {
  room: Room
  removed: Record<'options' | 'criteria', readonly { id: string; name: string }[]>
  suggestions: readonly Suggestion[]
  /** Why the vote can’t start yet; null when it can. */
  missing: string | null
  invite: InviteProps | null
  returnUrl: string | null
  /** Scores of the profile that the facilitator may still fill in. */
  unknown: number
  refused: Refused | null
  focus: FocusAt
}

/** A room that is being prepared: the facilitator edits it, everybody else reads along and may suggest. */
export const DraftPage = (props: DraftProps) => {
  const { room, suggestions, missing, invite, returnUrl, unknown, refused } = props
  const mayEdit = can(room.roles, 'change settings')
  return (
    <>
      <RoomHead state="draft" title={room.question} facts={<DraftFacts room={room} />} />
      {!mayEdit && room.roles.length > 0 && (
        <FollowPage href={`/decisions/${room.id}?seen=${room.publicVersion}`} />
      )}
      <div class="cols cols-5-3">
        <div class="stack">
          <ErrorSummary errors={refused ? summaryOf(refused) : []} kept="What you wrote is kept." />
          {mayEdit ? <StartRow room={room} missing={missing} /> : <ReaderRow room={room} />}
          {!mayEdit && room.context && (
            <section class="stack" aria-labelledby="context-heading">
              <h2 id="context-heading">Context</h2>
              <Paragraphs text={room.context} />
            </section>
          )}
          {mayEdit ? <Editor {...props} /> : <DraftBrief room={room} />}
        </div>
        <div class="stack">
          <SuggestionsNote room={room} suggestions={suggestions} isOffered />
          {invite && <Invite {...invite} />}
          {returnUrl && <ReturnLink url={returnUrl} />}
          {mayEdit && <DraftForFacilitator room={room} unknown={unknown} />}
          <RoomLinks room={room} />
        </div>
        {mayEdit && room.context && (
          <div class="stack under">
            <Fold summary="Context" hint={`written by ${room.facilitator.name}`}>
              <Paragraphs text={room.context} />
            </Fold>
          </div>
        )}
      </div>
    </>
  )
}

const DraftFacts = ({ room }: { room: Room }) => (
  <>
    Prepared by {room.facilitator.name} since <Time at={room.createdAt} zone={room.timeZone} form="day" /> ·
    nobody votes yet
    {room.deadlineAt && (
      <>
        {' '}
        · voting will end <Time at={room.deadlineAt} zone={room.timeZone} />
      </>
    )}
  </>
)

const StartRow = ({ room, missing }: { room: Room; missing: string | null }) => (
  <div class="row row-stretch">
    {missing === null ? (
      <a class="btn btn-main btn-big" href={`/decisions/${room.id}/start`}>
        Start voting…
      </a>
    ) : (
      <button class="btn btn-big" type="button" disabled aria-describedby="missing">
        Start voting
      </button>
    )}
    <span class="note" id="missing">
      {missing ?? 'When the list below is right. Until then only you change it, and members suggest.'}
    </span>
  </div>
)

const ReaderRow = ({ room }: { room: Room }) => (
  <>
    <Aside>
      <strong>Nobody votes yet.</strong> {room.facilitator.name} is preparing the question, and starts the
      vote when it is right.
    </Aside>
    {can(room.roles, 'suggest') && (
      <p class="row row-stretch">
        <a class="btn btn-main btn-big" href={`/decisions/${room.id}/suggestions`}>
          Suggest an option or criterion
        </a>
      </p>
    )}
  </>
)

const Editor = ({ room, removed, refused, focus }: DraftProps) => (
  <>
    {(['option', 'criterion'] satisfies ItemKind[]).map((kind) => {
      const list = kind === 'option' ? 'options' : 'criteria'
      return (
        <EditedItems
          roomId={room.id}
          kind={kind}
          items={room[list]}
          removed={removed[list]}
          {...{ refused, focus }}
        />
      )
    })}
  </>
)

function summaryOf({ kind, id, errors }: Refused) {
  const list = kind === 'option' ? 'options' : 'criteria'
  return Object.entries(errors).map(([field, message]) => ({
    field: field === 'form' ? null : id === null ? `${list}-${field}` : `${field}-${id}`,
    message,
  }))
}
