import type { FieldErrors } from './ballot.ts'
import { MOST_BRIEF } from './brief.ts'
import { cleanLine } from './text.ts'

/** The form beside the file, as it was typed. */
export type RoomImportFields = { name: string; team: string; teamName: string }

type Wanted = { name: string; team: { id: string } | { name: string } }
type Facts = { teamIds: readonly string[]; teamInFile: string }

/** Who imports a room, and where it goes. */
export function parseRoomImport(
  fields: RoomImportFields,
  { teamIds, teamInFile }: Facts,
): { ok: true; wanted: Wanted } | { ok: false; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const name = cleanLine(fields.name)
  if (!name) errors.name = 'Write the name your team knows you by.'
  else if (name.length > MOST_BRIEF.name) errors.name = `Use at most ${MOST_BRIEF.name} characters.`
  const typed = cleanLine(fields.teamName)
  if (typed.length > MOST_BRIEF.team) errors.teamName = `Use at most ${MOST_BRIEF.team} characters.`
  if (fields.team && !teamIds.includes(fields.team)) errors.team = 'Choose one of your teams, or a new one.'
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const teamName = typed || cleanLine(teamInFile).slice(0, MOST_BRIEF.team) || `${name}’s team`
  return { ok: true, wanted: { name, team: fields.team ? { id: fields.team } : { name: teamName } } }
}
