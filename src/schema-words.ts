import type { z } from 'zod'

type Issue = z.core.$ZodIssue

const KINDS: Record<string, string> = {
  array: 'must be a list',
  object: 'must be an object',
  record: 'must be an object',
  string: 'must be a text',
  number: 'must be a number',
  int: 'must be a whole number',
  boolean: 'must be true or false',
}

/** What a schema found, in words for somebody who has never seen it; what we wrote ourselves stays. */
export function wordsOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'is missing'
        : (KINDS[issue.expected] ?? issue.message)
    case 'invalid_value':
      return `must be ${issue.values.map(String).join(' or ')}`
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `must be ${issue.minimum} or more`
        : `must have ${issue.minimum} or more`
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `must be ${issue.maximum} or less`
        : `must have ${issue.maximum} or less`
    case 'unrecognized_keys':
      return `has a part we don’t know: ${issue.keys.map((key) => `"${key}"`).join(', ')}`
    case 'invalid_union':
      return 'is nothing we know'
    default:
      return issue.message
  }
}
