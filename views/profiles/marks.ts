import type { Cell, Rating } from '../../src/domain/profile.ts'
import type { Source } from '../../src/templates/template.ts'

export type ShownCell = Cell & {
  /** What its built-in score was read in. */
  sources: readonly Source[]
  /** What members rate it, and the value 0 to 10 it has in the result with that; null where they do not. */
  rating: (Rating & { value: number }) | null
}

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

/** Nothing is known, not even what members think. */
export const isUnknown = ({ score, rating }: ShownCell): boolean => score === null && rating === null

export const UNKNOWN = 'It counts as 5 and could be anything from 0 to 10.'
