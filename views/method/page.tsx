import { RoomHead } from '../components/room-head.tsx'
import { Contents } from '../results/contents.tsx'
import { CHAPTERS } from './chapter.tsx'
import { DirectVote, Doubts, SecondOpinions } from './checks.tsx'
import { Example } from './example.tsx'
import { Limits, ProfileLink } from './limits.tsx'
import { Literature } from './literature.tsx'
import { MustHaves, Readiness, Score, Short, Weights } from './score.tsx'
import { Agreement, Members } from './team.tsx'
import { Flip, Robustness, VerdictRules } from './trust.tsx'

type Props = { profile: { options: number; criteria: number; asOf: string } }

/** The model in plain words, with its formulas, thresholds and limits. */
export const MethodPage = ({ profile }: Props) => (
  <>
    <RoomHead
      title="How the score works"
      facts="What the advisor computes, from what, and what it does not promise."
    />
    <div class="railed">
      <Contents chapters={CHAPTERS} act={null} />
      <div class="body">
        <Short />
        <Score />
        <Example />
        <Weights />
        <Readiness />
        <MustHaves />
        <VerdictRules />
        <Flip />
        <Robustness />
        <Agreement />
        <Members />
        <SecondOpinions />
        <DirectVote />
        <Doubts />
        <Limits />
        <ProfileLink {...profile} />
        <Literature />
      </div>
    </div>
  </>
)
