/** Browsers come back at different moments, so that a restart is not followed by all of them at once. */
const soon = (most: number) => Math.round(Math.random() * most)

const RETRY_MS = 1_000
const RETRY_SPREAD_MS = 2_000
const BYE_SPREAD_MS = 5_000

/** What a stream can say: that the room changed, never what; that one may no longer see it; that the server stops. */
export const frames = {
  start: () => `retry: ${RETRY_MS + soon(RETRY_SPREAD_MS)}\n\n`,
  changed: (version: number) => `id: ${version}\nevent: changed\ndata: ${version}\n\n`,
  gone: () => 'event: gone\ndata: gone\n\n',
  bye: () => `retry: ${soon(BYE_SPREAD_MS)}\nevent: bye\ndata: bye\n\n`,
  beat: () => ':\n\n',
}
