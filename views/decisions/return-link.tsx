import { CopyButton } from '../components/copy-button.tsx'

type Props = {
  url: string
  /** Whether the page leads to what else one can do about oneself. */
  more?: boolean
}

export const ReturnLink = ({ url, more = true }: Props) => (
  <section class="stack" aria-labelledby="return-heading">
    <h2 id="return-heading">Your way back</h2>
    <div class="linkbox">
      <label class="vh" for="return-link">
        Your personal link
      </label>
      <input class="box" id="return-link" readonly value={url} />
      <CopyButton from="return-link" />
    </div>
    <p class="note">
      Keep this link: it is the only way back without an account. It is yours alone, so don’t share it.{' '}
      {more && <a href="/sessions">Your devices</a>}
    </p>
  </section>
)
