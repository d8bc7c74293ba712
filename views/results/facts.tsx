import type { FullResult } from '../../src/advisor/complement-types.ts'
import { percent } from '../../src/advisor/format.ts'
import { optionName, type Subject, subject } from '../../src/advisor/subject.ts'
import type { OptionResult, Result } from '../../src/advisor/types.ts'

const MOST = 4

/** Up to four numbers over words, each only if its condition holds. */
export const Facts = ({ result }: { result: FullResult }) => {
  const about = subject(result)
  if (!about || result.verdict.level === 'not-enough') return null
  const facts = [
    ...shift(about),
    ...methods(result, about),
    ...cover(about),
    ...withoutFamiliarity(about),
    ...waiting(result),
    ...known(result),
  ]
  if (facts.length === 0) return null
  return (
    <dl class="facts">
      {facts.slice(0, MOST).map(({ value, words }) => (
        <div>
          <dt>{words}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

type Fact = { value: string; words: string }

function shift({ result, isTie }: Subject): Fact[] {
  const amount = result.shift?.amount ?? null
  if (isTie || amount === null || !result.shift) return []
  const moved = Math.round(100 * amount)
  const noun = moved <= 1 ? 'point' : 'points'
  const rival = optionName(result, result.shift.rivalId)
  return [
    {
      value: moved === 0 ? 'under 1' : String(moved),
      words: `${noun} of weight would have to move before ${rival} catches up`,
    },
  ]
}

function methods({ complements: { opinions } }: FullResult, { leader, isTie }: Subject): Fact[] {
  if (isTie || !opinions || opinions.of === 0) return []
  const noun = opinions.of === 1 ? 'other method puts' : 'other methods put'
  return [{ value: `${opinions.agreeing} of ${opinions.of}`, words: `${noun} ${leader.name} first` }]
}

function cover({ result, leader, rival }: Subject): Fact[] {
  const { familiarity } = result.counted
  if (familiarity === 0) return []
  const fact = ({ name, knowers, readiness }: OptionResult): Fact[] =>
    readiness === null
      ? []
      : [{ value: `${knowers} of ${familiarity}`, words: `can deliver with ${name} alone` }]
  return result.verdict.level === 'too-close' ? [...fact(leader), ...fact(rival)] : fact(leader)
}

function withoutFamiliarity({ result, leader, isTie }: Subject): Fact[] {
  const without = result.withoutFamiliarity
  if (!without || isTie) return []
  const isSame = without.leaderId === leader.id
  const first = isSame ? 'still first' : `${optionName(result, without.leaderId)} first`
  return [
    {
      value: isSame && without.gap === 0 ? 'no longer alone' : first,
      words: 'if what you already know counted nothing',
    },
  ]
}

function waiting({ certainty: { outstanding, clinched }, counted }: Result): Fact[] {
  if (!outstanding || clinched === null || counted.eligible === null) return []
  return [
    {
      value: `${outstanding} of ${counted.eligible}`,
      words: clinched
        ? 'have not voted; their priorities can’t change the leader any more'
        : 'have not voted; their ballots could change the leader',
    },
  ]
}

function known({ coverage }: Result): Fact[] {
  if (percent(coverage) === percent(1)) return []
  return [{ value: percent(coverage), words: 'of the weight rests on known values' }]
}
