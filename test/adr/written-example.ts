import type { AdrLink, WrittenRecord } from '../../src/adr/record.ts'

/** Records that came from no room. */

export const MADR = `## Context and Problem Statement

We keep *forty* calendars.
Who may write one?

## Considered Options

- C\\#
- Go

## Decision Outcome

Chosen option: "C\\#", because two of us know it.

### Consequences

- Good, because it is typed
- Bad, because it is heavy

### Confirmation

By review.

## Pros and Cons of the Options

### C\\#

- Good, because known
- Neutral, because big

## Security

Nothing is open.
`

export const NYGARD = `## Context

We need logs.

## Decision

We write them to stdout.

## Consequences

They are easy to read.

### For the operators

* More disk
`

export const supersedes: AdrLink = {
  verb: 'supersedes',
  number: 3,
  title: 'Use Go',
  fileName: '0003-use-go.md',
}
export const relatesTo: AdrLink = {
  verb: 'relates to',
  number: 4,
  title: 'Rent the servers',
  fileName: '0004-rent-the-servers.md',
}
export const successors: AdrLink[] = [12, 13].map((number) => ({
  verb: 'superseded by',
  number,
  title: `Use number ${number}`,
  fileName: `00${number}-use-number-${number}.md`,
}))

export const writtenRecord = (changes: Partial<WrittenRecord> = {}): WrittenRecord => ({
  kind: 'written',
  number: 7,
  title: 'Use C#',
  status: 'accepted',
  date: '2026-02-03',
  decisionMakers: ['Amina', 'Doe, Bo'],
  consulted: [],
  informed: ['Quayside board'],
  decider: 'Amina',
  links: [],
  form: 'madr',
  body: MADR,
  ...changes,
})
