import { MOST } from './ballot.ts'
import { cleanLine, sameName } from './text.ts'

/** Somebody the facilitator expects to vote. */
export type ExpectedVoter = { name: string; email: string | null }

export const MOST_VOTERS = 1_000
const MOST_EMAIL = 254

const WITH_ADDRESS = /^(?<name>.*?)\s*<(?<email>[^<>]*)>$/
const ADDRESS = /^[^\s@<>",;:\\()[\]]+@[^\s@<>",;:\\()[\]]+\.[^\s@<>",;:\\()[\]]{2,}$/

/** One person a line, “Name” or “Name <address>”. A list without a line is empty. */
export function parseVoters(
  text: string,
): { ok: true; voters: ExpectedVoter[] } | { ok: false; problem: string } {
  const lines = text
    .split(/\r\n?|\n/)
    .map(cleanLine)
    .filter((line) => line !== '')
  if (lines.length > MOST_VOTERS) return { ok: false, problem: `List at most ${MOST_VOTERS} people.` }
  const voters: ExpectedVoter[] = []
  const names = new Set<string>()
  for (const line of lines) {
    const voter = parseVoter(line)
    if (typeof voter === 'string') return { ok: false, problem: voter }
    const key = sameName(voter.name)
    if (names.has(key))
      return { ok: false, problem: `${voter.name} is on the list twice. Add a surname to tell them apart.` }
    names.add(key)
    voters.push(voter)
  }
  return { ok: true, voters }
}

function parseVoter(line: string): ExpectedVoter | string {
  const { name = line, email } = WITH_ADDRESS.exec(line)?.groups ?? {}
  if (name === '' || ADDRESS.test(name))
    return `Write a name before the address: “Bo <bo@example.org>”, not “${line}”.`
  if (name.length > MOST.name)
    return `Use at most ${MOST.name} characters for a name: “${name.slice(0, 40)}…”.`
  if (email === undefined) return { name, email: null }
  if (!ADDRESS.test(email) || email.length > MOST_EMAIL)
    return `“${email.slice(0, 60)}” is not an e-mail address.`
  return { name, email }
}

export const voterLine = ({ name, email }: ExpectedVoter) => (email === null ? name : `${name} <${email}>`)

/** What becomes of a list when another takes its place. Who is on both, by name, stays the same person. */
export function changedVoters<Listed extends ExpectedVoter & { id: string; position: number }>(
  before: readonly Listed[],
  after: readonly ExpectedVoter[],
) {
  const known = new Map(before.map((voter) => [sameName(voter.name), voter]))
  const kept = after.flatMap((voter, position) => {
    const old = known.get(sameName(voter.name))
    return old ? [{ ...voter, id: old.id, position }] : []
  })
  const ids = new Set(kept.map(({ id }) => id))
  const byId = new Map(before.map((voter) => [voter.id, voter]))
  return {
    changed: kept.filter(({ id, name, email, position }) => {
      const old = byId.get(id)
      return old?.name !== name || old.email !== email || old.position !== position
    }),
    added: after.flatMap((voter, position) =>
      known.has(sameName(voter.name)) ? [] : [{ ...voter, position }],
    ),
    gone: before.filter(({ id }) => !ids.has(id)),
  }
}
