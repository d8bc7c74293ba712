import { boost } from '../components/boost.ts'

type Props = {
  question: string
  path: string
  /** What the address wants no mail about now. */
  ended: 'nothing' | 'decision' | 'everything'
  /** Whether that was said just now. */
  isAnswer: boolean
}

export const UnsubscribePage = ({ question, path, ended, isAnswer }: Props) => (
  <div class="narrow stack">
    <h1>{TITLES[ended]}</h1>
    <p class="lede">{question}</p>
    <p role={isAnswer ? 'status' : undefined}>{SAYS[ended]}</p>
    <form class="row row-stretch" action={path} method="post" {...boost}>
      {ended === 'nothing' && (
        <button class="btn btn-main" type="submit" name="choice" value="decision">
          No more mail about this decision
        </button>
      )}
      {ended !== 'everything' && (
        <button class="btn" type="submit" name="choice" value="everything">
          Never mail me again
        </button>
      )}
      {ended !== 'nothing' && (
        <button class="btn" type="submit" name="choice" value="again">
          Mail me after all
        </button>
      )}
    </form>
  </div>
)

const TITLES = {
  nothing: 'No more mail?',
  decision: 'No more mail about this decision',
  everything: 'No more mail at all',
}

const SAYS = {
  nothing: 'You get mail about this decision. Nothing changes until you press a button.',
  decision:
    'Nothing more is sent to your address about it. Your ballot and your place in the room stay as they are.',
  everything:
    'This server sends nothing to your address any more, whoever asks for it. Your ballots and your place in rooms stay as they are.',
}
