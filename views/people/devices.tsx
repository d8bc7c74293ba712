import { boost } from '../components/boost.ts'
import { Time } from '../components/time.tsx'
import { ReturnLink } from '../decisions/return-link.tsx'

type Device = { handle: string; since: string; until: string; isThis: boolean }

type Props = {
  name: string
  devices: readonly Device[]
  /** Null where somebody else had a new one made, and it was not used. */
  returnUrl: string | null
}

/** Where one is signed in, and the one way back. */
export const DevicesPage = ({ name, devices, returnUrl }: Props) => (
  <div class="narrow stack">
    <div class="room-head">
      <h1>Your devices</h1>
      <p class="who">You are {name} on these. There is no password: a browser that is signed in is you.</p>
    </div>
    <ul class="roster">
      {devices.map(({ handle, since, until, isThis }) => (
        <li>
          <span class="roster-name">{isThis ? 'This browser' : 'Another browser'}</span>
          <span class="roster-what">
            <small>
              since <Time at={since} />, until <Time at={until} /> if it is not used
            </small>
          </span>
          <form action={isThis ? '/session/end' : '/sessions/end'} method="post" {...boost}>
            {!isThis && <input type="hidden" name="session" value={handle} />}
            <button class="link" type="submit">
              Sign out
              <span class="vh"> {isThis ? 'this browser' : `the browser signed in since ${since}`}</span>
            </button>
          </form>
        </li>
      ))}
    </ul>
    <form action="/sessions/end" method="post" {...boost}>
      <button class="btn" type="submit" data-busy="Signing out…">
        Sign out everywhere
      </button>
    </form>
    {returnUrl ? (
      <ReturnLink url={returnUrl} more={false} />
    ) : (
      <section class="stack" aria-labelledby="return-heading">
        <h2 id="return-heading">Your way back</h2>
        <p class="note">
          A facilitator made a new link for you, and the old one is dead. If that was not for you, make your
          own: it ends theirs.
        </p>
      </section>
    )}
    <form action="/sessions/link" method="post" class="stack" {...boost}>
      <p class="note">Did somebody else get hold of your link? Make another; the old one stops working.</p>
      <p>
        <button class="btn" type="submit" data-busy="Making it…">
          Make a new personal link
        </button>
      </p>
    </form>
  </div>
)

/** For a browser that nobody is signed in on. */
export const NoDevicesPage = () => (
  <div class="narrow stack">
    <h1>Nobody is signed in here</h1>
    <p class="lede">
      Join a room by its invite, or open your personal link, and this browser knows who you are. There is no
      account.
    </p>
    <p class="row row-stretch">
      <a class="btn" href="/">
        To the start page
      </a>
    </p>
  </div>
)
