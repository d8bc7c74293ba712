import { type DraftFacts, draftRecord, type OutcomeInput, type RoomFacts } from '../../src/adr/draft.ts'
import type { ConsentRecord } from '../../src/adr/record.ts'
import { explain } from '../../src/advisor/explain.ts'
import { fullResult } from '../../src/advisor/full-result.ts'
import { defaultModel } from '../../src/advisor/model.ts'
import type { AdvisorInput } from '../../src/advisor/types.ts'

/** A booking platform: six options, six criteria, seven ballots, one unknown value, one must-have. */
export const input: AdvisorInput = {
  options: [
    { id: 'node', name: 'Node.js' },
    { id: 'python', name: 'Python' },
    { id: 'go', name: 'Go' },
    { id: 'java', name: 'Java' },
    { id: 'dotnet', name: 'ASP.NET Core / C#' },
    { id: 'ruby', name: 'Ruby' },
  ],
  criteria: [
    { id: 'known', name: 'Using what the team already knows', kind: 'familiarity' },
    { id: 'speed', name: 'Development speed', kind: 'profile' },
    { id: 'eco', name: 'Ecosystem', kind: 'profile' },
    { id: 'hire', name: 'Hiring', kind: 'profile' },
    { id: 'one', name: 'One language from browser to server', kind: 'profile' },
    { id: 'memory', name: 'Memory footprint', kind: 'profile' },
  ],
  profile: [
    [null, 7, 9, 8, 10, 3],
    [null, 10, 9.5, 9, 1, 4],
    [null, 5, 6.5, 5, 1, 9],
    [null, 6, 9, 8.5, 1, 4],
    [null, 6.5, 8, 6, 2, 5],
    [null, 8.5, 7, null, 1, 4],
  ],
  ballots: [
    { importance: [4, 4, 3, 2, 5, 3], familiarity: [4, 2, 1, 1, 0, 0] },
    { importance: [3, 3, 4, 2, 4, 3], familiarity: [3, 2, 0, 2, 1, 0] },
    { importance: [5, 3, 3, 3, 4, 2], familiarity: [4, 3, 1, 0, 0, 1] },
    { importance: [4, 4, 3, 2, 4, 4], familiarity: [3, 1, 2, 1, 0, 0] },
    { importance: [3, 4, 4, 3, 5, 2], familiarity: [1, 3, 0, 3, 2, 1] },
    { importance: [4, 2, 3, 2, 4, 3], familiarity: [2, 1, 1, 1, 1, 0] },
    { importance: [null, null, null, null, null, null], familiarity: [1, 2, 1, 0, 0, 0] },
  ],
  constraints: [{ kind: 'min', criterionId: 'hire', value: 5.5 }],
  quorum: 4,
  eligible: 7,
  model: defaultModel,
}

export const room: RoomFacts = {
  question: 'Which back-end stack for the booking platform?',
  context:
    'About 40 guest houses, one booking calendar each. Three web developers move over from the PHP site.\n\nFirst release in May:\n- bookings and calendar\n- payment stays with the provider',
  facilitator: 'Amina',
  voters: ['Amina', 'Ben', 'Chiara', 'Elif', 'Jonas', 'Mei', 'Tomás'],
  observers: ['Ines (ops)'],
  subscribers: ['Quayside board'],
  receipts: ['2HV-R8C', '4NB-T1X', '5WD-K9P', '7QK-M2F', '8CJ-Z3L', '9GS-F6N', '9YT-B4M'],
  historyHash: 'sha256 9f31c07e4ab2d8e6a1b7c5f09d3e2841769bc0aa5e4f13d2c8b6e7a90f1d2c3b',
  concerns: [{ text: 'instances must be sized for its memory', by: 'Jonas' }],
  resultUrl: 'https://moot.quayside.example/decisions/hare-4k7/results',
}

const outcome: OutcomeInput = {
  number: 7,
  date: '2026-11-23',
  decider: 'Amina',
  reviewDate: '2027-05-31',
  expected: 'A new team member ships a change in the first week. 95 % of bookings take under 300 ms.',
  links: [
    {
      verb: 'supersedes',
      number: 3,
      title: 'Build the site on PHP',
      fileName: '0003-build-the-site-on-php.md',
    },
    { verb: 'relates to', number: 5, title: 'Rent the servers', fileName: '0005-rent-the-servers.md' },
  ],
}

export const consent: ConsentRecord = {
  option: 'Node.js',
  isChosen: true,
  wording: 'We take Node.js; the site stays on PHP.',
  consents: 4,
  concerns: 1,
  silent: 1,
  objections: [
    {
      by: 'Jonas',
      text: 'Nobody is on call for it.',
      remedy: 'Two of us learn it first',
      standing: 'open',
      note: '',
      settledBy: '',
    },
    {
      by: 'Mei',
      text: 'The provider has no library for it.',
      remedy: 'We get one.',
      standing: 'resolved',
      note: 'There is one since May.',
      settledBy: 'Amina',
    },
  ],
  said: [{ by: 'Ben', text: 'I need time to learn.' }],
}

type Changes = { input?: Partial<AdvisorInput>; room?: Partial<RoomFacts>; outcome?: Partial<OutcomeInput> }

export function facts(changes: Changes = {}): DraftFacts {
  const result = fullResult({ ...input, ...changes.input })
  return {
    result,
    explanation: explain(result, result.complements),
    room: { ...room, ...changes.room },
    outcome: { ...outcome, ...changes.outcome },
  }
}

export const record = (changes: Changes = {}) => draftRecord(facts(changes))
