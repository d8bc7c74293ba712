/** A horizontal position or width of a mark: charts stretch, so it is a per cent of theirs. */
export const along = (share: number): string => `${round(100 * clamp(share))}%`

/** A vertical position in pixels. */
export const px = (value: number): number => round(value)

const clamp = (share: number) => (Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0)

const round = (value: number) => Math.round(100 * value) / 100
