import type { RootContent } from 'mdast'
import { inSeries } from '../advisor/format.ts'
import { consentWords } from './consent.ts'
import { link, listed, literal, paragraph } from './markdown.ts'
import type { AdrRecord, Participation } from './record.ts'
import { line, shortLine } from './text.ts'
import { printedLines } from './wording.ts'

const ADDRESS = /^https?:\/\/[^\s<>\\]+$/

/** Who took part, and what lets somebody check the record against the room. */
export function evidence(record: AdrRecord): RootContent[] {
  const { participation, model, historyHash, resultUrl, rounds } = record
  return [
    paragraph(
      ...turnout(participation),
      ...(rounds ? [roundOf(rounds.number)] : []),
      `Method: additive weighted score, model ${line(model)}.`,
      ...(historyHash ? [`Room history: ${line(historyHash)}`] : []),
    ),
    ...(resultUrl && ADDRESS.test(resultUrl)
      ? [{ type: 'paragraph' as const, children: [literal('Result: '), link(resultUrl, resultUrl)] }]
      : []),
    ...consentWords(record),
    ...listed(printedLines(record, 'dissent'), { opening: 'Dissent and silence:' }),
    ...listed(printedLines(record, 'risks'), { opening: risksOf(record) }),
    ...listed(printedLines(record, 'moved'), { opening: 'What had moved since the round before:' }),
    ...listed(printedLines(record, 'findings'), { opening: 'What the result said about how firm it is:' }),
  ]
}

function turnout({ ballots, eligible, abstained, voters, receipts }: Participation): string[] {
  const count = eligible === null ? `${ballots}` : `${ballots} of ${eligible}`
  const silent = abstained > 0 ? `, ${abstained} without priorities` : ''
  const names = voters?.map((voter) => shortLine(voter)).filter((voter) => voter !== '') ?? []
  return [
    `Ballots cast: ${count}${silent}.`,
    ...(names.length > 0 ? [`Voted: ${inSeries(names)}.`] : []),
    ...(receipts.length > 0 ? [`Receipts of the ballots counted: ${receipts.map(line).join(', ')}.`] : []),
  ]
}

const roundOf = (number: number): string =>
  `They were cast in round ${number}; ${number === 2 ? 'the round' : 'the rounds'} before it ${number === 2 ? 'is' : 'are'} kept in the room.`

// They are of the option that led, which may not be the chosen one.
const risksOf = ({ adviceFollowed, advised }: AdrRecord): string =>
  adviceFollowed === false && advised
    ? `Risks that the result named for ${shortLine(advised)}, which led:`
    : 'Risks that the result named:'
