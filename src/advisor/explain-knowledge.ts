import { counted, inWords, printed, score } from './format.ts'
import type { Subject } from './subject.ts'
import type { OptionResult, Result } from './types.ts'

/** Who knows the leader and the rival, and what one trades between them. */
export function knowledgeOf({ result, leader, rival }: Subject): string[] {
  if (leader.readiness === null) return []
  if (result.counted.familiarity === 0) return ['Nobody has said what they know yet.']
  return [cover(result, leader), cover(result, rival), ...trade(leader, rival)]
}

function cover({ counted: { familiarity }, model }: Result, option: OptionResult): string {
  const people = Math.min(model.crew, familiarity)
  const learning =
    option.trainingGap > 0
      ? ` To have ${counted(people, 'person').replace('persons', 'people')} ready for ${option.name}: ${counted(option.trainingGap, 'familiarity step')} in all.`
      : ''
  return knowers(option, familiarity) + learning
}

function knowers({ name, knowers: people, teachers }: OptionResult, asked: number): string {
  if (people === 0) return `Nobody here has delivered with ${name}.`
  if (people === 1) return `Only one person can work with ${name} alone: plan cover before you commit.`
  return `${people} of ${asked} can deliver with ${name} alone; ${teachers === 0 ? 'nobody' : inWords(teachers)} can lead.`
}

function trade(leader: OptionResult, rival: OptionResult): string[] {
  const [readier, other] =
    (leader.readiness ?? 0) > (rival.readiness ?? 0) ? [leader, rival] : [rival, leader]
  const ready = printed(printed(readier.readiness ?? 0) - printed(other.readiness ?? 0))
  const fit = printed(printed(other.fit ?? 0) - printed(readier.fit ?? 0))
  if (ready <= 0 || fit <= 0) return []
  return [
    `${readier.name}’s team is readier, ${other.name} fits better: you trade ${score(fit)} points of fit for ${score(ready)} of readiness.`,
  ]
}
