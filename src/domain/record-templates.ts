/** What a record that is written by hand may start from; the words in braces are to be replaced. */
export const RECORD_TEMPLATES = [
  {
    key: 'madr',
    name: 'MADR',
    small: 'all sections',
    body: `## Context and Problem Statement

{What made the decision necessary? Two or three sentences, or a question.}

## Decision Drivers

* {a force or a concern that counts}
* {another one}

## Considered Options

* {title of option 1}
* {title of option 2}

## Decision Outcome

Chosen option: "{title of option 1}", because {why}.

### Consequences

* Good, because {what gets better}
* Bad, because {what gets worse}

### Confirmation

{How will you see that the decision is followed, and that it was right?}

## Pros and Cons of the Options

### {title of option 1}

* Good, because {argument}
* Neutral, because {argument}
* Bad, because {argument}

### {title of option 2}

* Good, because {argument}
* Bad, because {argument}

## More Information

{What else is there to read? When will you look again?}
`,
  },
  {
    key: 'madr-minimal',
    name: 'MADR, minimal',
    small: 'context, options, outcome',
    body: `## Context and Problem Statement

{What made the decision necessary? Two or three sentences, or a question.}

## Considered Options

* {title of option 1}
* {title of option 2}

## Decision Outcome

Chosen option: "{title of option 1}", because {why}.

### Consequences

* Good, because {what gets better}
* Bad, because {what gets worse}
`,
  },
  {
    key: 'nygard',
    name: 'Nygard',
    small: 'context, decision, consequences',
    body: `## Context

{What made the decision necessary, and what pulls in which direction?}

## Decision

{What we do, in whole sentences: “We will …”}

## Consequences

{What becomes easier and what becomes harder because of it?}
`,
  },
] as const

export type RecordTemplate = (typeof RECORD_TEMPLATES)[number]

export const recordTemplate = (key: string): RecordTemplate | undefined =>
  RECORD_TEMPLATES.find((template) => template.key === key)

/** Nothing of somebody’s own stands in it yet; browsers send line ends as they like. */
export function isUntouched(body: string): boolean {
  const text = body.replace(/\r\n?/g, '\n').trim()
  return text === '' || RECORD_TEMPLATES.some((template) => template.body.trim() === text)
}
