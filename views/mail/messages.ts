import type { Room } from '../../src/domain/room.ts'
import { timeInWords } from '../components/time.tsx'

/** Text of a mail. There is never an answer in it, nor a number that comes from one. */
export type MailText = { subject: string; text: string }

type Told = Pick<Room, 'question' | 'deadlineAt' | 'timeZone' | 'state' | 'facilitator' | 'anonymous'> & {
  team: Pick<Room['team'], 'name'>
}

const MOST_OF_SUBJECT = 120

const short = (question: string) =>
  question.length <= MOST_OF_SUBJECT ? question : `${question.slice(0, MOST_OF_SUBJECT - 1).trimEnd()}…`

const paragraphs = (...parts: readonly (string | null)[]) =>
  parts.filter((part) => part !== null).join('\n\n')

const endOf = ({ deadlineAt, timeZone }: Told) =>
  deadlineAt === null ? null : timeInWords(deadlineAt, { zone: timeZone })

export function invitation(room: Told, { name, url }: { name: string; url: string }): MailText {
  const end = endOf(room)
  const isDraft = room.state === 'draft'
  return {
    subject: `${room.facilitator.name} asks for your vote: ${short(room.question)}`,
    text: paragraphs(
      `${name},`,
      `${room.facilitator.name} invites you to decide with ${room.team.name}:`,
      room.question,
      isDraft
        ? 'The room is still being prepared. You can look at it and suggest options; voting starts later.'
        : `Voting takes about two minutes, without an account.${end === null ? '' : ` It ends on ${end}.`}`,
      `Your link, which is yours alone:\n${url}`,
      'Ballots are sealed: until the reveal nobody reads your answers. Opening the link changes nothing.',
    ),
  }
}

export const reminder = (room: Told, { url }: { url: string }): MailText => ({
  subject: `Voting ends soon: ${short(room.question)}`,
  text: paragraphs(
    'You have not voted yet on:',
    room.question,
    `Voting ends on ${endOf(room)}. It takes about two minutes:\n${url}`,
  ),
})

export const result = (room: Told, { url }: { url: string }): MailText => ({
  subject: `The ballots are open: ${short(room.question)}`,
  text: paragraphs('The ballots were opened, and there is a result to read:', room.question, url),
})

export const review = (room: Told, { url }: { url: string }): MailText => ({
  subject: `Time to look again: ${short(room.question)}`,
  text: paragraphs(
    'Your team wanted to look again today at what it decided here:',
    room.question,
    `What came true of what was expected?\n${url}`,
  ),
})

/** Why one gets it, and the way out; last in every mail. */
export const withFoot = (
  { subject, text }: MailText,
  { why, unsubscribeUrl }: { why: string; unsubscribeUrl: string },
): MailText => ({
  subject,
  text: `${text}\n\n-- \n${why}\nNo more mail about this decision: ${unsubscribeUrl}\n`,
})
