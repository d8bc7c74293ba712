import type { RootContent } from 'mdast'
import { capital, inSeries, inWords } from '../advisor/format.ts'
import { listed } from './markdown.ts'
import type { AdrRecord, ConsentObjection, ConsentRecord } from './record.ts'
import { afterBecause, ended, line, shortLine } from './text.ts'

/** What became of the proposal that was put to the team, one sentence each; nothing where none was. */
export function consentLines(record: AdrRecord): string[] {
  const { consent, despite } = record
  if (!consent) return []
  const { option, isChosen, silent } = consent
  const wording = line(consent.wording)
  const put = `The team was asked for consent${isChosen ? '' : ` to ${shortLine(option)}`}`
  return [
    wording ? `${put}: "${wording}"${/[.!?…]$/.test(wording) ? '' : '.'}` : `${put}.`,
    ...answers(consent),
    ...(silent > 0 ? [`${capital(inWords(silent))} did not answer.`] : []),
    ...(despite ? inSpite(record, consent, despite) : []),
  ]
}

function answers({ consents, concerns, objections }: ConsentRecord): string[] {
  const people = (count: number, one: string, many: string) =>
    count > 0 ? [`${inWords(count)} ${count === 1 ? one : many}`] : []
  const standing = (how: ConsentObjection['standing']) =>
    objections.filter((item) => item.standing === how).length
  const open = standing('open')
  const said = [
    ...people(consents, 'consented', 'consented'),
    ...people(concerns, 'had a concern', 'had concerns'),
    ...people(open, 'objected to the end', 'objected to the end'),
  ]
  const settled = [
    ...people(
      standing('carried'),
      'objection was carried into the consequences',
      'objections were carried into the consequences',
    ),
    ...people(standing('resolved'), 'objection was resolved', 'objections were resolved'),
  ]
  return [said, settled].filter((part) => part.length > 0).map((part) => `${capital(inSeries(part))}.`)
}

function inSpite({ decider }: AdrRecord, { objections }: ConsentRecord, despite: string): string[] {
  const names = objections.filter(({ standing }) => standing === 'open').map(({ by }) => shortLine(by))
  if (names.length === 0) return []
  const who = shortLine(decider) || 'The decider'
  return [
    `${inSeries(names)} still objected; ${who} decided all the same, because ${ended(afterBecause(line(despite)))}`,
  ]
}

/** What was said, in the words of those who said it. */
export function consentWords({ consent }: AdrRecord): RootContent[] {
  if (!consent) return []
  return [
    ...listed(consent.objections.map(objection), { opening: 'Objections:' }),
    ...listed(
      consent.said.map(({ by, text }) => `${shortLine(by)}: ${ended(line(text))}`),
      { opening: 'Concerns, and what else was said:' },
    ),
  ]
}

const STANDING = {
  open: 'objected',
  carried: 'objected, carried along',
  resolved: 'objected, resolved',
} as const

function objection({ by, text, remedy, standing, note, settledBy }: ConsentObjection): string {
  const noted = line(note)
  return [
    `${shortLine(by)} ${STANDING[standing]}: ${ended(line(text))}`,
    ...(line(remedy) ? [`What would have had to change: ${ended(line(remedy))}`] : []),
    ...(noted ? [`${settledBy ? `${shortLine(settledBy)}: ` : ''}${ended(noted)}`] : []),
  ].join(' ')
}
