import type { AgendaEnd, AgendaTopic, Agenda as Topics } from '../../src/advisor/complement-types.ts'
import { capital, counted } from '../../src/advisor/format.ts'
import { criterionName, doubtfulRival, type Subject, subject } from '../../src/advisor/subject.ts'
import { answerScale } from '../charts/answer-scale.ts'
import { MOST_CIRCLES, MOST_SLATS, shownNames } from '../charts/answers.ts'
import { AnswersStrip } from '../charts/answers-strip.tsx'
import { type Talk, topicLink } from '../comments/section.tsx'
import { Aside } from '../components/aside.tsx'
import { Confidential } from './confidential.tsx'
import { listed } from './listed.ts'
import { OtherAnswers } from './other-answers.tsx'
import type { ResultsProps } from './page.tsx'

/** Names at one end of a scale. */
const MOST_NAMES = 3

type Props = Pick<ResultsProps, 'result' | 'explanation' | 'people'>
type AgendaProps = Props & Pick<ResultsProps, 'decision' | 'isFacilitator'> & { talk?: Talk | undefined }

/** Where the team disagrees, as fifteen minutes of talk: what decides most comes first. */
export const Agenda = ({ decision, result, explanation, isFacilitator, people, talk }: AgendaProps) => {
  const about = subject(result)
  const { agenda } = result.complements
  if (!about) return null
  const asides = [
    ...explanation.skip.map((sentence) => <Aside>{sentence}</Aside>),
    ...(isFacilitator && explanation.confidential.length > 0
      ? [<Confidential sentences={explanation.confidential} />]
      : []),
  ]
  return (
    <section class="band" id="talk" aria-labelledby="talk-title">
      <h2 id="talk-title">What to talk about first</h2>
      <div class="stack">
        {explanation.agreement.length > 0 && <p class="lede">{explanation.agreement.join(' ')}</p>}
        <p class="note">{agenda === null ? nothingToSettle(about) : opening(about, agenda, people)}</p>
      </div>
      {agenda !== null && (
        <ol class="agenda">
          {agenda.topics.map((topic) => (
            <Topic {...{ topic, result, explanation, people, talk }} />
          ))}
          <Close minutes={agenda.close} decision={decision} />
        </ol>
      )}
      {asides.length > 0 && <div class="stack">{asides}</div>}
      {agenda !== null && (
        <OtherAnswers {...{ result, people }} drawn={agenda.topics.map(({ criterionId }) => criterionId)} />
      )}
    </section>
  )
}

const nothingToSettle = (about: Subject) =>
  `Nothing you differ on decides between ${about.leader.name} and ${doubtfulRival(about).name}, so there is nothing to settle first.`

function opening(about: Subject, { topics, close }: Topics, people: Props['people']) {
  const minutes = topics.reduce((sum, topic) => sum + topic.minutes, close)
  const { ballots } = about.result.counted
  const mark =
    ballots > MOST_SLATS
      ? 'Each bar counts the answers at one place of the scale.'
      : ballots > MOST_CIRCLES
        ? 'Each block is one of you, on the importance you gave.'
        : shownNames(people)
          ? 'Each circle is one of you, by your initials, on the importance you gave.'
          : 'Each circle is one of you, on the importance you gave.'
  return `${capital(counted(minutes, 'minute'))} in all, in the order of what decides between ${about.leader.name} and ${doubtfulRival(about).name}. ${mark}`
}

const Minutes = ({ minutes }: { minutes: number }) => (
  <p class="min">
    <b>{minutes}</b> <span>{minutes === 1 ? 'minute' : 'minutes'}</span>
  </p>
)

type TopicProps = Props & { topic: AgendaTopic; talk: Talk | undefined }

const Topic = ({ topic, result, explanation, people, talk }: TopicProps) => {
  const { criterionId, minutes } = topic
  const said = explanation.topics.filter((entry) => entry.criterionId === criterionId)
  const sentences = said.flatMap((entry) => entry.sentences)
  const first = hearFirst({ topic, result, people })
  const link = topicLink(talk, criterionId, { invites: true })
  return (
    <li>
      <Minutes minutes={minutes} />
      <div>
        <h3>{criterionName(result, criterionId)}</h3>
        {sentences.length > 0 && <p>{sentences.join(' ')}</p>}
        {first !== null && <p>{first}</p>}
        {link && (
          <p class="small no-print">
            <a href={link.href}>
              {link.text}
              <span class="vh"> on {criterionName(result, criterionId)}</span>
            </a>
          </p>
        )}
      </div>
      <AnswersStrip {...{ result, criterionId, people }} />
    </li>
  )
}

// Highest first, then lowest, so that both ends are heard before the middle.
function hearFirst({ topic, result, people }: Omit<Props, 'explanation'> & { topic: AgendaTopic }) {
  const names = shownNames(people)
  const { high, low } = topic
  if (!names || !high || !low) return null
  const { say } = answerScale(result)
  const end = ({ members, level }: AgendaEnd) => {
    const who = members.flatMap((k) => names[k] ?? []).sort((a, b) => a.localeCompare(b, 'en'))
    return `${listed(who, 'or', MOST_NAMES)} (${say(level)})`
  }
  return `Hear first: ${end(high)}, then ${end(low)}.`
}

const Close = ({ minutes, decision }: { minutes: number; decision: ResultsProps['decision'] }) => (
  <li>
    <Minutes minutes={minutes} />
    <div>
      <h3>Close</h3>
      <p>
        {decision.state === 'decided'
          ? 'The outcome is recorded; the record has its reasons.'
          : 'Is that enough? Then ask for the outcome. It may follow the advice or not; what you have just heard belongs in its reasons.'}
      </p>
      {decision.canOpenRound && (
        <p>
          Not enough, but minds have changed?{' '}
          <a href={`/decisions/${decision.id}/rounds#next`}>Open another round on these criteria</a>
        </p>
      )}
    </div>
  </li>
)
