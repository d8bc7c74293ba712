export type WhyDead = 'closed' | 'expired' | 'used up' | 'taken' | 'ended'

/** A link that let people in once. Where it led is told to nobody who is not in that team. */
export const DeadInvitePage = ({ why }: { why: WhyDead }) => (
  <div class="narrow stack">
    <h1>This invite is no longer valid</h1>
    <p class="lede">
      {WORDS[why]} {why === 'ended' ? '' : 'Ask whoever sent it to you for a new one.'}
    </p>
    <p class="note">
      Have you joined before, from another browser? Then open your personal link, the one you got with your
      receipt.
    </p>
    <p class="row row-stretch">
      <a class="btn" href="/">
        To the start page
      </a>
    </p>
  </div>
)

const WORDS: Record<WhyDead, string> = {
  closed: 'It was closed, or another one has taken its place.',
  expired: 'It was good for a limited time, and that time is over.',
  'used up': 'As many people have joined by it as it was made for.',
  taken: 'It was made for one person, who has used it.',
  ended: 'The decision it led to has ended.',
}
