/** Everything a stream says, comments and the time to come back after left out. */
export type Watch = {
  /** What was said so far. */
  frames: string[]
  /** Waits until that many were said, or the time is over. */
  until: (count: number, withinMs?: number) => Promise<string[]>
  /** Whether the other side ended it. */
  ended: () => boolean
  close: () => Promise<void>
}

const isStream = (response: Response) =>
  response.headers.get('Content-Type')?.startsWith('text/event-stream') ?? false

/** Reads a stream from now on. */
export function watchFrames(response: Response): Watch {
  if (!isStream(response) || !response.body) throw new Error(`${response.status} is no stream.`)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  const frames: string[] = []
  let ended = false
  let rest = ''
  const reading = (async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      const parts = (rest + value).split('\n\n')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        const lines = part.split('\n').filter((line) => line !== '' && !/^(:|retry:)/.test(line))
        if (lines.length > 0) frames.push(lines.join('\n'))
      }
    }
    ended = true
  })().catch(() => {
    ended = true
  })
  return {
    frames,
    ended: () => ended,
    until: async (count, withinMs = 5_000) => {
      const before = performance.now() + withinMs
      while (frames.length < count && !ended && performance.now() < before) await pause(5)
      return frames
    },
    close: async () => {
      await reader.cancel()
      await reading
    },
  }
}

/** The same answer with an end: of a stream what it says at first. Others are left as they are. */
export async function finite(response: Response): Promise<Response> {
  if (!isStream(response)) return response
  const watch = watchFrames(response)
  const frames = await watch.until(1)
  await watch.close()
  return new Response(frames.join('\n\n'), response)
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
