import type { Room } from '../../src/domain/room.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { RoomHead } from '../components/room-head.tsx'
import type { Somebody } from './page.tsx'

type Props = { room: Room; person: Somebody }

/** What a new personal link means, before it is made. */
export const RenewLinkPage = ({ room, person }: Props) => {
  const path = `/decisions/${room.id}/people/${person.id}`
  return (
    <div class="narrow stack">
      <RoomHead title={`A new personal link for ${person.name}?`} facts={room.question} />
      <p class="lede">
        The old link stops working. You get a new one once, to pass on to {person.bareName} and nobody else.
      </p>
      <Warnings name={person.bareName} />
      <form action={`${path}/return-link`} method="post" class="row row-stretch" {...boost}>
        <button class="btn btn-main btn-big" type="submit" data-busy="Making it…">
          Make the link
        </button>
        <a class="btn btn-big" href={path}>
          Leave it
        </a>
      </form>
    </div>
  )
}

/** The link itself: on this page, and never again. */
export const RenewedLinkPage = ({ room, person, url }: Props & { url: string }) => (
  <div class="narrow stack">
    <RoomHead title={`The new link of ${person.name}`} facts={room.question} />
    <div class="linkbox">
      <label class="vh" for="renewed-link">
        Personal link of {person.name}
      </label>
      <input class="box" id="renewed-link" readonly value={url} />
      <CopyButton from="renewed-link" />
    </div>
    <p>It is shown here only. Pass it on now, in private.</p>
    <Warnings name={person.bareName} />
    <p>
      <a class="btn" href={`/decisions/${room.id}/people`}>
        Back to the people
      </a>
    </p>
  </div>
)

const Warnings = ({ name }: { name: string }) => (
  <Aside tone="weld">
    <strong>Whoever opens it is {name}.</strong> It works once and for a week; then {name} has a link that you
    don’t know, and is signed out on every other device. What {name} has answered stays sealed, from whoever
    comes by this link as well: they can only vote anew. That you made the link is in the history for
    everybody.
  </Aside>
)
