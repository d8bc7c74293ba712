import { distance, points, score } from '../../src/advisor/format.ts'
import { optionById } from '../../src/advisor/subject.ts'
import type { OptionResult, Result } from '../../src/advisor/types.ts'
import { Fold } from '../components/fold.tsx'
import { exclusionOf } from './exclusion.ts'
import { coverOf, inOrder } from './names.ts'
import { type Part, partsOf } from './parts.ts'
import { reachOf, ScoreBar } from './score-bar.tsx'

const OPEN = 8

type Props = {
  result: Result
  /** Only the first so many, without folds and without what is ruled out. */
  only?: number
  /** Criterion at the common baseline; what the team knows without it. */
  firstId?: string | null
  /** What was said about an option. */
  linkOf?: (optionId: string) => { href: string; text: string } | null
}

/** Who leads, by how much? Scores from one baseline, stacked by what they are made of. */
export const Ranking = ({ result, only, firstId, linkOf }: Props) => {
  const parts = partsOf(result, firstId)
  const options = inOrder(result)
  const ranked = options.filter((option) => option.excluded === null)
  const out = only === undefined ? options.filter((option) => option.excluded !== null) : []
  const open = ranked.slice(0, only ?? OPEN)
  const folded = only === undefined ? ranked.slice(OPEN) : []
  return (
    <div class="ranking">
      {ranked.length > 0 && <Key parts={parts} />}
      {open.length > 0 && <Bars {...{ result, parts, options: open, linkOf }} />}
      {folded.length > 0 && (
        <Fold summary={folded.length === 1 ? 'One more option' : `The other ${folded.length} options`}>
          <Bars {...{ result, parts, options: folded, linkOf }} />
        </Fold>
      )}
      {out.length > 0 && <RuledOut {...{ result, options: out }} />}
    </div>
  )
}

const Key = ({ parts }: { parts: readonly Part[] }) => (
  <ul class="key" aria-label="Parts of each bar, left to right">
    <li>
      <b>Left to right:</b>
    </li>
    {parts.map(({ series, name }) => (
      <li>
        <svg width="14" height="14" aria-hidden="true">
          {series ? (
            <rect class={series} width="14" height="14" rx="2" />
          ) : (
            <rect class="seg-rest" x=".5" y=".5" width="13" height="13" />
          )}
        </svg>
        {name}
      </li>
    ))}
  </ul>
)

type BarsProps = {
  result: Result
  parts: readonly Part[]
  options: readonly OptionResult[]
  linkOf: Props['linkOf']
}

const Bars = ({ result, parts, options, linkOf }: BarsProps) => {
  const leader = optionById(result, result.leaderId)
  return (
    <ol class="rank">
      {options.map((option) => {
        const cover = coverOf(result, option)
        const reach = reachOf(option)
        const link = linkOf?.(option.id)
        return (
          <li>
            <span class="pos">{option.rank ?? '–'}</span>
            <span class="who">
              {option.name} {cover && <small>{cover}</small>}
              {reach && <small class="could">{reach}</small>}
              {link && (
                <a class="small said-link" href={link.href}>
                  {link.text}
                  <span class="vh"> on {option.name}</span>
                </a>
              )}
            </span>
            <span class="sum">
              {score(option.score)} <small>{behind(option, leader)}</small>
            </span>
            <div class="fig">
              <ScoreBar parts={parts} option={option} />
            </div>
          </li>
        )
      })}
    </ol>
  )
}

const RuledOut = ({ result, options }: { result: Result; options: readonly OptionResult[] }) => (
  <>
    <h3 class="chart-h">Ruled out by a must-have</h3>
    <ul class="rank">
      {options.map((option) => (
        <li class="out">
          <span class="pos">–</span>
          <span class="who">
            <s>{option.name}</s>
          </span>
          <span class="sum">{score(option.score)}</span>
          <span class="why">{exclusionOf(result, option)}</span>
        </li>
      ))}
    </ul>
  </>
)

function behind(option: OptionResult, leader: OptionResult | undefined): string {
  return !leader || option.rank === leader.rank ? 'of 100' : points(-distance(leader.score, option.score))
}
