import { scaleLinear } from 'd3-scale'
import type { FullResult } from '../../src/advisor/complement-types.ts'
import { optionName } from '../../src/advisor/subject.ts'
import { shareOf } from './figures.ts'
import { along } from './geometry.ts'
import { clipped, columnNames } from './names.ts'
import { type Prior, priorsOf } from './priors.ts'

/** Pixels of a letter, and of a bar on the narrowest screen and on a chart of 30rem. */
const LETTER = 7.2
const NARROW = 288
const ROOMY = 480
const PADDING = 10

/** How firm is it? For each way of drawing the weights: how often each option comes first. */
export const AcceptanceBars = ({ result }: { result: FullResult }) => (
  <ul class="firm">
    {priorsOf(result).map((prior) => (
      <li>
        <p class="q">
          <strong>{prior.name}</strong> <small>{prior.what}</small>
        </p>
        <div class="fig">
          <Bar result={result} prior={prior} />
          <Unnamed result={result} prior={prior} />
        </div>
      </li>
    ))}
  </ul>
)

const Bar = ({ result, prior }: { result: FullResult; prior: Prior }) => {
  const parts = partsOf(result, prior)
  const words = prior.acceptances
    .filter(({ first }) => first > 0)
    .map(({ optionId, first }) => `${optionName(result, optionId)} first in ${shareOf(first)}`)
  return (
    <svg width="100%" height="30" role="img" aria-label={`${prior.name}: ${words.join(', ')}`}>
      <rect class="track" width="100%" height="30" />
      {parts.map(({ mark, from, width, label, share }) => (
        <>
          <rect class={mark.rect} x={along(from)} y="1" width={along(width)} height="28" />
          <Labels {...{ mark, label, share, width }} middle={from + width / 2} />
        </>
      ))}
    </svg>
  )
}

/** What has no room for its name in the bar. */
const Unnamed = ({ result, prior }: { result: FullResult; prior: Prior }) => {
  const unnamed = partsOf(result, prior)
    .map(({ label, share, width }) => ({ words: `${label} ${share}`, width }))
    .filter(({ words, width }) => !fits(words, NARROW * width))
  if (unnamed.length === 0) return null
  return (
    <ul class="key">
      {unnamed.map(({ words, width }) => (
        <li class={fits(words, ROOMY * width) ? 'nw' : undefined}>{words}</li>
      ))}
    </ul>
  )
}

type Mark = { rect: string; text: string }

const LEADER: Mark = { rect: 'firm-a', text: 'mid firm-ta' }
const RIVAL: Mark = { rect: 'firm-b', text: 'mid tb' }
const OTHER: Mark = { rect: 'seg-rest', text: 'mid' }

type LabelsProps = { mark: Mark; label: string; share: string; width: number; middle: number }

/** Name and share where both fit, else nothing: a share alone would be nobody’s, and the list beneath has both. */
const Labels = ({ mark, label, share, width, middle }: LabelsProps) => {
  const words = `${label} ${share}`
  if (!fits(words, ROOMY * width)) return null
  return (
    <text class={fits(words, NARROW * width) ? mark.text : `${mark.text} wm`} x={along(middle)} y="19">
      {words}
    </text>
  )
}

const fits = (text: string, px: number) => LETTER * text.length + PADDING <= px

function partsOf(result: FullResult, { acceptances }: Prior) {
  const brief = columnNames(result)
  // Options that are level in a draw are both first in it, so that the shares may sum to more than 1.
  const total = acceptances.reduce((sum, { first }) => sum + first, 0)
  const x = scaleLinear([0, Math.max(1, total)], [0, 1])
  let before = 0
  return acceptances
    .map(({ optionId, first }) => {
      const start = before
      before += first
      const mark = optionId === result.leaderId ? LEADER : optionId === result.rivalId ? RIVAL : OTHER
      const name = brief.get(optionId) ?? ''
      return { mark, from: x(start), width: x(first), label: clipped(name), share: shareOf(first) }
    })
    .filter(({ width }) => width > 0)
}
