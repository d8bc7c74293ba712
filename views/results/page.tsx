import type { TeamScores } from '../../src/adr/team-scores.ts'
import { isAlone } from '../../src/advisor/alone.ts'
import type { FullResult } from '../../src/advisor/complement-types.ts'
import type { Explanation } from '../../src/advisor/explain.ts'
import type { MustHave } from '../../src/advisor/must-haves.ts'
import type { LensRow } from '../../src/domain/lenses.ts'
import type { Room } from '../../src/domain/room.ts'
import type { RecordLink } from '../adrs/links.tsx'
import { Succeeded } from '../adrs/standing.tsx'
import type { Person } from '../charts/knowledge.tsx'
import { hasTalk, type Talk, TalkSection } from '../comments/section.tsx'
import { FollowPage } from '../components/follow-page.tsx'
import type { LifeState } from '../components/life-line.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { type EarlierProps, EarlierRound } from '../rounds/earlier-round.tsx'
import { Movement, type MovementProps } from '../rounds/movement.tsx'
import { Agenda } from './agenda.tsx'
import { ChangedProfile, type ChangedProfileProps } from './changed-profile.tsx'
import { chaptersOf, isPreliminary } from './chapters.ts'
import { AskedNow, Close, type CloseProps } from './close.tsx'
import { type Comment, Comments } from './comments.tsx'
import { Contents } from './contents.tsx'
import { DirectVote } from './direct-vote.tsx'
import { Flip } from './flip.tsx'
import { Foot, nextAct } from './foot.tsx'
import { HeadFacts } from './head-facts.tsx'
import { Lenses } from './lenses.tsx'
import { Numbers } from './numbers.tsx'
import { RankingSection } from './ranking-section.tsx'
import { Robust } from './robust.tsx'
import { TurnOut } from './turn-out.tsx'
import { OneBallot, Verdict } from './verdict.tsx'
import type { Veto } from './vetoes.tsx'
import { WhoKnows } from './who-knows.tsx'
import { Why } from './why.tsx'

export type ResultsProps = {
  decision: {
    id: string
    question: string
    state: LifeState
    roundNumber: number
    /** ISO 8601 instant. */
    revealedAt: string | null
    timeZone?: string
    ballots: number
    eligible: number | null
    canRecordOutcome: boolean
    adrHref: string | null
    /** What has taken the place of the record; absent while it stands. */
    successors?: readonly RecordLink[]
    /** Whether the reader may open another round now. */
    canOpenRound?: boolean
    /** Where a new decision is started from this one; null where the reader may not. */
    startHref?: string | null
    /** When and by whom the room was imported; null or absent where it was opened here. */
    imported?: Room['imported']
    teamName: string
  }
  result: FullResult
  explanation: Explanation
  /** Then the page says what is meant for the facilitator alone. */
  isFacilitator: boolean
  /** Who answered what, in the order of the ballots; null where only sums may be shown, empty names where hidden. */
  people: readonly Person[] | null
  /** Criterion at the common baseline of the ranking, if it was asked for. */
  firstId?: string | null
  vetoes: readonly Veto[]
  comments: readonly Comment[]
  /** The same profile under other priorities; absent where the template has none. */
  lenses?: readonly LensRow[]
  profileHref?: string
  /** Which scores of the profile the team set itself; null where it set none. */
  teamScores?: TeamScores | null
  /** What an option had to have whatever its score; empty where nothing was asked for. */
  mustHaves?: readonly MustHave[]
  /** Address that answers with the page once it is another. */
  followHref?: string
  /** What leads from the result to the outcome; null where it is not waited for. */
  close?: CloseProps | null
  /** Set where the profile was changed after the reveal, and the result with it. */
  changedProfile?: ChangedProfileProps | null
  /** Set where this is not the latest round: the room as it is now. */
  earlier?: EarlierProps
  /** What changed since the round before; null in a first round. */
  movement?: MovementProps | null
  /** What was said about it since; absent where nobody can say anything. */
  talk?: Talk
}

const resultsHref = ({ decision, earlier }: ResultsProps) =>
  `/decisions/${decision.id}/${earlier ? `rounds/${decision.roundNumber}` : 'results'}`

export const ResultsPage = (props: ResultsProps) => {
  const { decision, result, explanation, isFacilitator, people, vetoes, comments, profileHref } = props
  const chapters = chaptersOf(props)
  const has = (id: (typeof chapters)[number]['id']) => chapters.some((chapter) => chapter.id === id)
  const act = nextAct(decision)
  return (
    <>
      <RoomHead
        {...(!props.earlier && { state: decision.state })}
        title={decision.question}
        size="quiet"
        facts={<HeadFacts {...decision} />}
      />
      {props.followHref && <FollowPage href={props.followHref} />}
      <div class="railed">
        <Contents chapters={chapters} act={act} />
        <div class="body">
          <Succeeded links={decision.successors ?? []} />
          {props.earlier && <EarlierRound number={decision.roundNumber} {...props.earlier} />}
          {props.close && <AskedNow {...props.close} />}
          {props.changedProfile && <ChangedProfile {...props.changedProfile} />}
          {isAlone(result) ? (
            <OneBallot isOpen={decision.state === 'voting'} />
          ) : (
            <Verdict {...{ result, explanation, isPreliminary: isPreliminary(props) }} />
          )}
          {has('turn-out') && <TurnOut {...{ result, decisionId: decision.id, profileHref }} />}
          {has('ranking') && (
            <RankingSection
              {...{ result, resultsHref: resultsHref(props), firstId: props.firstId, profileHref }}
              teamScores={props.teamScores}
              mustHaves={props.mustHaves ?? []}
              vetoes={has('why') ? [] : vetoes}
              talk={props.talk}
            />
          )}
          {has('moved') && props.movement && <Movement {...props.movement} />}
          {has('why') && <Why {...{ result, explanation, vetoes }} />}
          {has('flip') && <Flip {...{ result, explanation }} />}
          {has('talk') && (
            <Agenda {...{ decision, result, explanation, isFacilitator, people }} talk={props.talk} />
          )}
          {has('robust') && <Robust {...{ result, explanation, profileHref }} />}
          {has('know') && <WhoKnows {...{ result, explanation, people }} />}
          {has('vote') && <DirectVote {...{ result, explanation }} />}
          {has('words') && <Comments comments={comments} />}
          {has('comments') && hasTalk(props.talk) && <TalkSection talk={props.talk} />}
          {has('lenses') && <Lenses rows={props.lenses ?? []} />}
          {has('numbers') && <Numbers {...{ result, explanation, profileHref }} />}
          {props.close && <Close {...props.close} />}
          <Foot {...{ decision, explanation, act, isAlone: isAlone(result) }} />
        </div>
      </div>
    </>
  )
}
