type Props = {
  status: number
  title: string
  message: string | null
  code: string
  /** The room it happened in, for those who may see it. */
  roomId: string | null
}

/** What is wrong, how to go on, and that nothing is lost. */
export const ErrorPage = ({ status, title, message, code, roomId }: Props) => (
  <div class="narrow stack">
    <h1>{title}</h1>
    <p class="lede">{message ?? WORDS[status] ?? `Your last saved answers are safe. Code ${code}.`}</p>
    {status === 404 && (
      <p class="note">
        Did you vote from another browser? Open the personal link you got with your receipt, or the invite
        link of the room.
      </p>
    )}
    <p class="row row-stretch">
      {roomId ? (
        <a class="btn" href={`/decisions/${roomId}`}>
          Back to the room
        </a>
      ) : (
        <a class="btn" href="/">
          To the start page
        </a>
      )}
    </p>
  </div>
)

const WORDS: Record<number, string> = {
  404: 'There is nothing at this address.',
  413: 'What was sent is larger than a form of ours can be. Nothing was saved.',
}
