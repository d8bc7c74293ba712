import { frames } from './frames.ts'

/** One open connection. It holds the latest version alone, however slow its reader is. */
export type Stream = {
  body: ReadableStream<Uint8Array>
  /** The version its reader was told last, or will be told as soon as they take it. */
  told: () => number | null
  tell: (version: number) => void
  beat: () => void
  /** Milliseconds for which its reader has taken nothing although there was something to take. */
  blockedFor: () => number
  /** Says a last word, if there is one to hear it, and ends. */
  end: (lastFrame?: string) => void
}

const WAITING_FRAMES = 2

export function openStream(onEnd: () => void): Stream {
  const encoder = new TextEncoder()
  let told: number | null = null
  let waiting: string | null = null
  let blockedSince: number | null = null
  let over = false
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined

  const finish = () => {
    if (over) return
    over = true
    waiting = null
    onEnd()
  }
  const send = (frame: string) => controller?.enqueue(encoder.encode(frame))
  const hasRoom = () => (controller?.desiredSize ?? 0) > 0

  const body = new ReadableStream<Uint8Array>(
    {
      start: (opened) => {
        controller = opened
        send(frames.start())
      },
      pull: () => {
        blockedSince = null
        if (waiting === null || over) return
        send(waiting)
        waiting = null
      },
      cancel: finish,
    },
    { highWaterMark: WAITING_FRAMES },
  )
  const end = (lastFrame?: string) => {
    if (over) return
    if (lastFrame) send(lastFrame)
    controller?.close()
    finish()
  }
  return {
    body,
    told: () => told,
    tell: (version) => {
      if (over) return
      told = version
      if (hasRoom()) send(frames.changed(version))
      else {
        waiting = frames.changed(version)
        blockedSince ??= performance.now()
      }
    },
    beat: () => {
      if (over) return
      if (hasRoom()) send(frames.beat())
      else blockedSince ??= performance.now()
    },
    blockedFor: () => (blockedSince === null ? 0 : performance.now() - blockedSince),
    end,
  }
}
