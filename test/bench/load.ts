import autocannon from 'autocannon'
import type { Rooms } from './rooms.ts'

export type Request = {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

/** CPU in microseconds a request; undefined where it can't be read. Requests per second. */
export type Sample = { cpu: number | undefined; rate: number }

type Load = {
  url: string
  connections: number
  amount: number
  /** What one connection asks for, in turn and over again. */
  requestsOf: (connection: number) => Request[]
  /** Milliseconds used so far by whatever answers. */
  cpu: () => number | undefined
}

/** Sends a fixed number of requests and reads what they cost. Any other answer than expected is an error. */
export async function drive({ url, connections, amount, requestsOf, cpu }: Load): Promise<Sample> {
  let connection = 0
  let lastAnswer = 0
  const before = cpu()
  const started = performance.now()
  const result = await autocannon({
    url,
    connections,
    amount,
    setupClient: (client) => {
      client.setRequests(requestsOf(connection++))
      // autocannon itself looks only once a second whether it is done.
      client.on('response', () => {
        lastAnswer = performance.now()
      })
    },
  })
  const after = cpu()
  const answered = result['2xx'] + result['3xx']
  if (answered !== amount) {
    const statuses = JSON.stringify(result.statusCodeStats)
    throw new Error(`${answered} of ${amount} requests were answered: ${statuses}, ${result.errors} errors.`)
  }
  return {
    cpu: before === undefined || after === undefined ? undefined : ((after - before) * 1_000) / amount,
    rate: amount / ((lastAnswer - started) / 1_000),
  }
}

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' }

export const cookieOf = (token: string | undefined) => ({ Cookie: `session=${token}` })

/** Ballots of one voter that differ from each other and from those of every other connection and run. */
export function castRequests({ voting, tokens }: Rooms, connection: number, run: number): Request[] {
  const voter = connection % tokens.length
  return ballotBodies(voting, connection, run).map((body) => ({
    method: 'POST',
    path: `/decisions/${voting.id}/ballot`,
    headers: { ...FORM, ...cookieOf(tokens[voter]) },
    body,
  }))
}

export const limitCastRequests = ({ voting, tokens }: Rooms, connection: number, run: number): Request[] =>
  ballotBodies(voting, connection, run).map((body) => ({
    method: 'POST',
    path: `/ballots/${connection % tokens.length}`,
    headers: FORM,
    body,
  }))

const BODIES = 5

const ballotBodies = ({ criteria, options }: Rooms['voting'], connection: number, run: number) =>
  Array.from({ length: BODIES }, (_, turn) => {
    const level = (levels: number, at: number) => String((connection + turn * 2 + at) % levels)
    const fields = new URLSearchParams({ comment: `Run ${run}, ${connection}, ${turn}`, submission: '' })
    for (const [at, id] of criteria.entries()) fields.set(`importance.${id}`, level(6, at))
    for (const [at, id] of options.entries()) fields.set(`familiarity.${id}`, level(5, at))
    return fields.toString()
  })

export const pageRequest = (path: string, token?: string): Request => ({
  method: 'GET',
  path,
  headers: token === undefined ? {} : cookieOf(token),
})
