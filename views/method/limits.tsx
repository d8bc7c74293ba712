import { Aside } from '../components/aside.tsx'
import { Chapter } from './chapter.tsx'

export const Limits = () => (
  <Chapter id="limits" title="Limits">
    <ul class="plain note">
      <li>
        <b>It compensates.</b> Excellent on one criterion can make up for poor on another. Must-haves, the
        warning about a leader’s weak spot, the weighted product and the largest regret are there to show it.
      </li>
      <li>
        <b>A higher answer does not always help the option that is best on that criterion.</b> It takes weight
        from the member’s other criteria, and that may cost the option more. This is so in every model in
        which each ballot has the same total.
      </li>
      <li>
        <b>One more ballot can lower an option for everybody,</b> if its author knows nothing of it.
      </li>
      <li>
        <b>Criteria that measure the same thing count it twice.</b> So does a criterion split in two.
      </li>
      <li>
        <b>Words are used as numbers.</b> Answers have words at their levels and are then added up. What is
        said about agreement uses the counts alone.
      </li>
      <li>
        <b>It can be played.</b> The most one member can do is to put everything on one criterion, which moves
        a weight by at most one share of the team. No rule for three options or more is free of this.
      </li>
      <li>
        <b>The chance is not the chance of being right.</b> It says how far your answers vary, and nothing
        about the question, the options left out or the profile.
      </li>
      <li>
        <b>The mean of weights is a choice.</b> Part of the literature wants the geometric mean for weights
        that sum to one; it is among the second opinions.
      </li>
      <li>
        <b>Benchmarks compare implementations, not languages.</b> Parts of the built-in profile are expert
        judgement and marked so; survey and benchmark figures that were only found quoted are marked as
        quoted.
      </li>
    </ul>
  </Chapter>
)

type EvidenceProps = { options: number; criteria: number; asOf: string }

export const ProfileLink = ({ options, criteria, asOf }: EvidenceProps) => (
  <Chapter id="evidence" title="The profile">
    <p class="note">
      The built-in scores of the back-end template: {options} options on {criteria} criteria, as of {asOf}.
      Each comes from a written formula over dated measurements, or is marked as judgement. A team may change
      any score of its own room, with a reason; who changed what is kept.
    </p>
    <p>
      <a class="btn" href="/method/evidence">
        Where the profile comes from
      </a>
    </p>
    <Aside>
      If a ballot of yours is still open, cast it first. Whoever knows the scores before voting is anchored by
      them.
    </Aside>
  </Chapter>
)
