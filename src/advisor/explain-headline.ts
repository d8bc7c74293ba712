import { criteriaItHangsOn } from './crossover.ts'
import { spikes } from './explain-trust.ts'
import { capital, chance, distance, inSeries, inWords, percent, score } from './format.ts'
import { compareScores } from './ranking.ts'
import { criterionName, optionById, optionName, type Subject, subject } from './subject.ts'
import type { Result } from './types.ts'
import { MIN_ANSWERED, MIN_COVERAGE } from './verdict.ts'

export function headline(result: Result): string {
  const about = subject(result)
  if (result.verdict.level === 'not-enough' || !about) return notEnough(result)
  if (about.isTie) return tie(about)
  if (result.verdict.level === 'too-close') return tooClose(about)
  const { leader, rival } = about
  const lead = `${leader.name} leads with ${score(leader.score)}, ${ahead(about)} ahead of ${rival.name}`
  if (result.verdict.level === 'clear') return `${lead}. This holds for almost any reading of your answers.`
  const pLead = result.certainty.pLead
  if (pLead === null || result.verdict.reason === 'few-ballots') {
    const few = result.counted.weights
    return `${lead}; only ${inWords(few)} ${few === 1 ? 'ballot rates' : 'ballots rate'} the priorities, so it may still change.`
  }
  return `${lead}; probably stable: ${chance(pLead)} likely given how your answers vary.`
}

export function because(result: Result): string[] {
  if (result.verdict.reason === 'low-coverage') return missing(result)
  if (result.verdict.reason === 'few-answers') return spikes(result)
  const about = result.verdict.level === 'not-enough' ? null : subject(result)
  if (!about || about.isTie) return []
  return [...familiarity(about), ...thinLead(about), ...hangsOn(about)]
}

// Sure and small at once sounds like a contradiction: hardly any answers vary it, and little weight would turn it.
function thinLead({ result }: Subject): string[] {
  const amount = result.shift?.amount ?? null
  if (result.verdict.reason !== 'small-shift' || result.certainty.pLead === null || amount === null) return []
  const moved = Math.round(100 * amount)
  const points = moved === 0 ? 'less than one point' : moved === 1 ? '1 point' : `${moved} points`
  return [`The lead is steady across your answers, but thin: ${points} of weight would turn it.`]
}

function notEnough(result: Result): string {
  const { ballots, eligible, quorum } = result.counted
  switch (result.verdict.reason) {
    case 'no-ballots':
      return 'Nobody has voted yet.'
    case 'below-quorum': {
      const isOpen = eligible === null || eligible < ballots
      const voters = isOpen ? inWords(ballots) : `${inWords(ballots)} of ${inWords(eligible)}`
      const voted = `${capital(voters)} ${ballots === 1 ? 'has' : 'have'} voted.`
      return `${voted} ${capital(inWords(quorum))} ballots are needed for a verdict.`
    }
    case 'no-priorities':
      return 'Nobody has rated the priorities yet. This preview treats them all as equal.'
    case 'one-option': {
      const only = optionName(result, result.leaderId)
      return result.options.length === 1
        ? `${only} is the only option: there is nothing to compare it with.`
        : `Only ${only} meets every must-have: there is nothing left to compare it with.`
    }
    case 'few-answers':
      return `Only ${below(result.answered)} of the questions on priorities are answered; ${percent(MIN_ANSWERED)} is needed for a verdict.`
    case 'low-coverage':
      return `Only ${below(result.coverage)} of the weight rests on known values; ${percent(MIN_COVERAGE)} is needed for a verdict.`
    default:
      return result.options.length === 0
        ? 'There is no option to compare yet.'
        : 'No option meets every must-have.'
  }
}

function tie({ result, leader }: Subject): string {
  const level = result.order
    .map((id) => optionById(result, id))
    .filter((option) => option?.rank === leader.rank)
    .map((option) => option?.name ?? '')
  return `${inSeries(level)} have the same score.`
}

function tooClose({ result, leader, rival }: Subject): string {
  const pair = `${leader.name} (${score(leader.score)}) and ${rival.name} (${score(rival.score)})`
  const topics = inSeries(toTalkAbout(result).map((id) => criterionName(result, id)))
  return `${pair} are too close to call. Decide by talking about ${topics}, not by the decimals.`
}

/** The two criteria whose answers make the lead uncertain, else the two that separate leader and rival most. */
function toTalkAbout(result: Result): string[] {
  const spread = result.disagreement.filter((part) => part.share > 0).map((part) => part.criterionId)
  const apart = [...result.differences]
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .map((part) => part.criterionId)
  return [...new Set([...spread, ...apart])].slice(0, 2)
}

// Rounded down: what is not enough must not read as if it were.
const below = (share: number): string => percent(Math.floor(100 * share + 1e-9) / 100)

function ahead({ leader, rival }: Subject): string {
  const gap = distance(leader.score, rival.score)
  if (gap === 0) return 'less than 0.1 points'
  return `${score(gap)} points`
}

function familiarity({ result, leader }: Subject): string[] {
  const without = result.withoutFamiliarity
  if (!without || result.counted.familiarity === 0) return []
  const other = optionName(result, without.leaderId)
  if (result.verdict.level === 'too-close')
    return without.leaderId === leader.id
      ? []
      : [`Without what the team already knows ${other} would be ahead.`]
  const reason = `${leader.name} leads because the team knows it${leader.knowers === 0 ? ' better' : ''}`
  if (without.leaderId !== leader.id) return [`${reason}: without that criterion ${other} would lead.`]
  return compareScores(without.gap, 0) > 0
    ? [`${leader.name} leads even if what you already know counted nothing.`]
    : [`${reason}: without that criterion it would share the lead.`]
}

function hangsOn({ result }: Subject): string[] {
  const names = [...criteriaItHangsOn(result.crossovers)].map((id) => criterionName(result, id))
  if (names.length === 0) return []
  if (names.length === 1) return [`It hangs on one question: ${names[0]}.`]
  if (names.length <= 3) return [`It hangs on ${inWords(names.length)} questions: ${inSeries(names)}.`]
  const which =
    names.length === result.criteria.length ? 'any priority' : `${inWords(names.length)} priorities`
  return [`Small changes to ${which} would turn it, ${names[0]} first.`]
}

function missing(result: Result): string[] {
  const silent = result.criteria.some(({ kind, weight }) => kind === 'familiarity' && weight > 0)
  const unknown = [result.leaderId, result.rivalId].flatMap((id) => {
    const option = optionById(result, id)
    const names = result.criteria.filter((_, j) => option?.unknown[j]).map((criterion) => criterion.name)
    return option && names.length > 0 ? [`Unknown for ${option.name}: ${inSeries(names)}.`] : []
  })
  return silent && result.counted.familiarity === 0
    ? ['Nobody has said what they know yet.', ...unknown]
    : unknown
}
