const REPLAY_MS = 10 * 60 * 1000

/** Soon enough after the first to be the same form again: a double click, or a browser that got no answer. */
export const isReplay = (first: string, at: Date) => at.getTime() - Date.parse(first) < REPLAY_MS
