import { inWords } from '../../src/advisor/format.ts'
import { minutesFor } from '../../src/domain/pace.ts'
import type { Room } from '../../src/domain/room.ts'

/** How long a ballot of this room takes: “about two minutes”. */
export function aboutMinutes(room: Parameters<typeof minutesFor>[0]): string {
  const minutes = minutesFor(room)
  return minutes === 1 ? 'about a minute' : `about ${inWords(minutes)} minutes`
}

/** The same for whoever voted in an earlier round, and may be asked again about a part only. */
export function minutesAgain(room: Room): string {
  const { asked, number } = room.round
  if (!asked) return aboutMinutes(room)
  const isNew = ({ sinceRound = 1 }: { sinceRound?: number }) => sinceRound === number
  return aboutMinutes({
    ...room,
    criteria: room.criteria.filter((criterion) => asked.includes(criterion.id) || isNew(criterion)),
    options: room.options.filter(isNew),
  })
}
