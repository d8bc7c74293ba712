import { createServer, connect as dial, type Socket } from 'node:net'

/** A line to a server that can be cut. */
export async function openProxy(target: { hostname: string; port: string }) {
  const ends = new Set<Socket>()
  let isDown = false
  const server = createServer((near) => {
    if (isDown) return void near.destroy()
    const far = dial(Number(target.port), target.hostname)
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end)
      end.on('error', () => other.destroy())
      end.on('close', () => {
        ends.delete(end)
        other.destroy()
      })
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    for (const end of ends) end.destroy()
  }
  return {
    port: (server.address() as { port: number }).port,
    /** Ends all that is open; what is opened next goes through. */
    cut,
    /** Cuts, and lets nothing through until it is up again. */
    down: () => {
      isDown = true
      cut()
    },
    up: () => {
      isDown = false
    },
    close: () => {
      cut()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
