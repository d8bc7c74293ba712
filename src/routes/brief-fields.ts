import type { BriefFields } from '../domain/brief.ts'
import { VETO_CHOICES } from '../domain/brief-rules.ts'
import { paceOf, presetOf } from '../domain/pace.ts'
import type { Room } from '../domain/room.ts'
import { isTimeZone, localOf } from '../domain/time.ts'
import type { Form } from '../form.ts'
import { templateOf } from '../templates/index.ts'
import type { Template } from '../templates/template.ts'

/** The form of a room as it was sent. */
export function briefFields(form: Form): BriefFields {
  const least = form.all('least')
  return {
    question: form.one('question'),
    context: form.one('context'),
    options: form.all('option'),
    ownOptions: form.one('ownOptions'),
    criteria: form.all('criterion'),
    ownCriteria: form.one('ownCriteria'),
    pace: form.one('pace'),
    importanceMethod: form.one('importanceMethod'),
    directVote: form.has('directVote'),
    cellRatings: form.has('cellRatings'),
    willingness: form.has('willingness'),
    deadline: form.one('deadline'),
    timeZone: isTimeZone(form.one('timeZone')) ? form.one('timeZone') : 'UTC',
    revealRule: form.one('revealRule'),
    names: form.one('names'),
    quorum: form.one('quorum'),
    quorumBase: form.one('quorumBase'),
    expectedVoters: form.one('expectedVoters'),
    least: form.all('leastOf').map((criterion, index) => ({ criterion, value: least[index] ?? '' })),
    knowers: form.one('knowers'),
    veto: form.one('veto'),
    name: form.one('name'),
    team: form.one('team'),
    teamName: form.one('teamName'),
  }
}

/** What a new room is suggested to be. */
export function freshFields(template: Template, name: string, team: string): BriefFields {
  const { criteria, rules } = presetOf('5', template)
  return {
    question: template.question,
    context: '',
    options: template.options.filter(({ ticked }) => ticked).map(({ key }) => key),
    ownOptions: '',
    criteria,
    ownCriteria: '',
    pace: '5',
    importanceMethod: rules.importanceMethod,
    directVote: rules.directVote,
    cellRatings: rules.cellRatings,
    willingness: rules.willingnessAsked,
    deadline: '',
    timeZone: 'UTC',
    revealRule: 'manual',
    names: 'shown',
    quorum: '2',
    quorumBase: 'ballots',
    expectedVoters: '',
    least: [],
    knowers: '',
    veto: 'half',
    name,
    team,
    teamName: '',
  }
}

/** A room as the form that would open it. */
export function fieldsOfRoom(room: Room): BriefFields {
  const keys = (named: readonly { key: string | null }[]) => named.flatMap(({ key }) => (key ? [key] : []))
  const own = (named: readonly { key: string | null; name: string }[]) =>
    named.flatMap(({ key, name }) => (key ? [] : [name])).join('\n')
  const criteria = keys(room.criteria)
  return {
    question: room.question,
    context: room.context,
    options: keys(room.options),
    ownOptions: own(room.options),
    criteria,
    ownCriteria: own(room.criteria),
    ...ballotOf(room, criteria),
    deadline: room.deadlineAt ? localOf(room.deadlineAt, room.timeZone) : '',
    timeZone: room.timeZone,
    revealRule: room.revealRule,
    names: room.anonymous ? 'anonymous' : room.namesShown ? 'shown' : 'hidden',
    quorum: String(room.quorumPercent ?? room.quorum),
    quorumBase: room.quorumPercent === null ? 'ballots' : 'share',
    expectedVoters: room.expectedVoters === null ? '' : String(room.expectedVoters),
    ...mustHavesOf(room),
    name: room.facilitator.name,
    team: room.team.id,
    teamName: '',
  }
}

function ballotOf(room: Room, criteria: readonly string[]) {
  const { importanceMethod, directVote, cellRatings, willingnessAsked } = room
  const rules = { importanceMethod, directVote, cellRatings, willingnessAsked }
  return {
    pace: paceOf(templateOf(room.template), { criteria, ...rules }),
    importanceMethod,
    directVote,
    cellRatings,
    willingness: willingnessAsked,
  }
}

function mustHavesOf({ constraints, criteria, vetoPercent }: Room) {
  const least = constraints.flatMap((constraint) => {
    if (constraint.kind !== 'min') return []
    const criterion = criteria.find(({ id }) => id === constraint.criterionId)
    return criterion ? [{ criterion: criterion.name, value: String(constraint.value) }] : []
  })
  const knowers = constraints.find((constraint) => constraint.kind === 'knowers')
  const veto = Object.entries(VETO_CHOICES).find(([, percent]) => percent === vetoPercent)?.[0]
  return { least, knowers: knowers ? String(knowers.people) : '', veto: veto ?? 'never' }
}
