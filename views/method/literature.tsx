import { Chapter } from './chapter.tsx'

type Work = { what: string; href: string; used: string }

/** Only works that were opened; what a comment in the code names besides is cited from knowledge. */
const WORKS: readonly Work[] = [
  {
    what: 'Aczél, Ng and Wagner, Aggregation theorems for allocation problems, SIAM Journal on Algebraic and Discrete Methods 5(1), 1984',
    href: 'https://doi.org/10.1137/0605001',
    used: 'Why the mean of weights.',
  },
  {
    what: 'Forman and Peniwati, Aggregating individual judgments and priorities with the Analytic Hierarchy Process, European Journal of Operational Research 108(1), 1998',
    href: 'https://creativedecisions.org/papers/index.php?section=showPapers&action=showFullPaper&id=359',
    used: 'When a geometric mean is right, and when an arithmetic one.',
  },
  {
    what: 'Lahdelma and Salminen, SMAA-2: Stochastic multicriteria acceptability analysis for group decision making, Operations Research 49(3), 2001',
    href: 'http://sal.aalto.fi/publications/abstracts/plah01.html',
    used: 'Other weights.',
  },
  {
    what: 'Mohammadi, Tamburri and Rezaei, Unveiling and unraveling aggregation and dispersion fallacies in group MCDM, 2023',
    href: 'https://arxiv.org/abs/2304.08859',
    used: 'Advises against the mean that is used here; the geometric mean is shown beside it.',
  },
  {
    what: 'Monat, The benefits of global scaling in multi-criteria decision analysis, Judgment and Decision Making 4(6), 2009',
    href: 'http://www.decisionsciencenews.com/sjdm/journal.sjdm.org/8430/jdm8430.html',
    used: 'Fixed scales.',
  },
  {
    what: 'Norman, Likert scales, levels of measurement and the “laws” of statistics, Advances in Health Sciences Education 15(5), 2010',
    href: 'https://doi.org/10.1007/s10459-010-9222-y',
    used: 'Answers in words used as numbers.',
  },
  {
    what: 'O’Shea, Deeney, Triantaphyllou, Diaz-Balteiro and Tarim, Weight stability intervals for multi-criteria decision analysis using the weighted sum model, Expert Systems with Applications 296, 2026',
    href: 'https://doi.org/10.1016/j.eswa.2025.128460',
    used: 'The stretch of weights in which the leader stays.',
  },
  {
    what: 'Roberts and Goodwin, Weight approximations in multi-attribute decision models, Journal of Multi-Criteria Decision Analysis 11(6), 2002',
    href: 'https://doi.org/10.1002/mcda.320',
    used: 'Weights from a ranking.',
  },
  {
    what: 'Tastle and Wierman, Consensus and dissention: a measure of ordinal dispersion, International Journal of Approximate Reasoning 45(3), 2007',
    href: 'https://creighton.pure.elsevier.com/en/publications/consensus-and-dissention-a-measure-of-ordinal-dispersion',
    used: 'Consensus.',
  },
  {
    what: 'Triantaphyllou and Sánchez, A sensitivity analysis approach for some deterministic multi-criteria decision-making methods, Decision Sciences 28(1), 1997',
    href: 'http://www.csc.lsu.edu/trianta/Journal_PAPERS1/SENSIT1.htm',
    used: 'Weights at which the order turns.',
  },
]

export const Literature = () => (
  <Chapter id="literature" title="Literature">
    <p class="note">
      Of these works the abstract was read for this page, not always the whole. Other standard works are named
      in the comments of the code, from knowledge.
    </p>
    <ul class="plain note">
      {WORKS.map(({ what, href, used }) => (
        <li>
          <a href={href} rel="noopener nofollow">
            {what}
          </a>
          . {used}
        </li>
      ))}
    </ul>
    <p class="note">
      The formulas are checked in the tests against reference results that other people’s programs computed or
      that were published.
    </p>
  </Chapter>
)
