import type { Cell } from '../../src/domain/profile.ts'
import type { Source } from '../../src/templates/template.ts'

/** A cell with what its built-in score was read in. */
export type ShownCell = Cell & { sources: readonly Source[] }

/** Id of the part of the page that says what a score rests on. */
export const cellAnchor = (optionId: string, criterionId: string) => `s-${optionId}-${criterionId}`

export const cellPath = (
  roomId: string,
  { optionId, criterionId }: { optionId: string; criterionId: string },
) => `/decisions/${roomId}/profile/${optionId}/${criterionId}`

/** Out of ten, always with its decimal so that columns line up. */
export const ofTen = (score: number | null): string => (score === null ? '?' : score.toFixed(1))

/** The same inside a sentence. */
export const inText = (score: number | null): string => (score === null ? 'unknown' : score.toFixed(1))

export const UNKNOWN = 'It counts as 5 and could be anything from 0 to 10.'
