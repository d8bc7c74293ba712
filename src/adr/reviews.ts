import type { RootContent } from 'mdast'
import { paragraph, prose } from './markdown.ts'
import type { AdrRecord, RecordReview } from './record.ts'
import { line, shortLine } from './text.ts'

/** What came true, dated and signed, as it was added after the record was written. */
export const reviews = ({ reviews: written = [] }: AdrRecord): RootContent[] => written.flatMap(review)

function review({ on, by, verdict, findings, next, nextOn }: RecordReview): RootContent[] {
  return [
    paragraph(`Reviewed on ${line(on)} by ${shortLine(by)}: ${VERDICTS[verdict]}.`),
    ...prose(findings),
    paragraph(NEXT[next](nextOn)),
  ]
}

const VERDICTS: Record<RecordReview['verdict'], string> = {
  'came true': 'what was expected came true',
  partly: 'what was expected came true in part',
  'did not': 'what was expected did not come true',
}

const NEXT: Record<RecordReview['next'], (on: string | null) => string> = {
  keep: () => 'The decision stays as it is.',
  'look again': (on) => `The team looks again${on ? ` on ${line(on)}` : ''}.`,
  reconsider: () => 'The team reconsiders the decision.',
}
