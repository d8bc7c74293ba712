import { inWords } from '../../src/advisor/format.ts'
import { minutesFor } from '../../src/domain/pace.ts'

/** How long a ballot of this room takes: “about two minutes”. */
export function aboutMinutes(room: Parameters<typeof minutesFor>[0]): string {
  const minutes = minutesFor(room)
  return minutes === 1 ? 'about a minute' : `about ${inWords(minutes)} minutes`
}
