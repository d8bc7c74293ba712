import type { InviteState } from '../../src/domain/invite.ts'
import { CopyButton } from '../components/copy-button.tsx'

export type InviteProps = {
  url: string
  qr: { size: number; path: string }
  code: string
  host: string
  state: InviteState
  /** Of the room. */
  path: string
  /** Whether the reader may change the invite. */
  manages: boolean
}

export const Invite = (invite: InviteProps) => (
  <section class="stack" aria-labelledby="invite-heading">
    <h2 id="invite-heading">Invite</h2>
    {invite.state === 'open' ? <Ways {...invite} /> : <p class="note">{OVER[invite.state]}</p>}
    <p class="note">
      {invite.state === 'open' && (
        <>
          <a href={`${invite.path}/invite`}>Show it to the room</a> ·{' '}
        </>
      )}
      {invite.manages && (
        <>
          <a href={`${invite.path}/invite/rules`}>Change the invite</a> ·{' '}
        </>
      )}
      <a href={`${invite.path}/people`}>Who is here</a>
    </p>
  </section>
)

const Ways = ({ url, qr, code, host }: InviteProps) => (
  <>
    <div class="invite">
      <svg
        class="qr"
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        width="136"
        height="136"
        role="img"
        aria-label="QR code of the invite link"
        shape-rendering="crispEdges"
      >
        <path d={qr.path} />
      </svg>
      <div>
        <p class="small">Say it across the table</p>
        <p class="code-big">{code}</p>
        <p class="small">at {host}</p>
      </div>
      <div class="linkbox">
        <label class="vh" for="invite-link">
          Invite link
        </label>
        <input class="box" id="invite-link" readonly value={url} />
        <CopyButton from="invite-link" />
      </div>
    </div>
    <p class="note">Opening the link changes nothing. Whoever has it can vote and joins the team.</p>
    {/^(localhost|127\.|\[::1\])/.test(host) && (
      <p class="note">
        Only this machine can open the address. To invite others, start the server with a PUBLIC_URL.
      </p>
    )}
  </>
)

const OVER: Record<InviteState, string> = {
  open: '',
  closed: 'Closed: nobody joins by link or code.',
  expired: 'It has expired: nobody joins by link or code any more.',
  'used up': 'As many have joined as it lets in.',
}
