import type { Argument, Tone } from '../adr/record.ts'
import { type Part, textOf, writeArgument } from '../adr/wording.ts'
import { type Marks, markOf, marksIn, refreshedLines, refreshedText, sameMarks } from './drafted.ts'
import type { OutcomeDraft, OutcomeFields } from './outcome.ts'

/** What the outcome form is prefilled with, for the next draft to know what a person wrote. */
export const marksOf = ({ title, because, consequences, parts }: OutcomeDraft): Marks => ({
  title: [markOf(title)],
  because: [markOf(because)],
  consequences: consequences.map(markOfArgument),
  ...Object.fromEntries(parts.map((part) => [part.id, marksOfPart(part)])),
})

const marksOfPart = (part: Part): string[] =>
  part.form === 'text' ? [markOf(textOf(part))] : marksIn(textOf(part))

const TONES: Record<string, Tone> = { g: 'good', n: 'neutral', b: 'bad' }
const markOfArgument = ({ tone, text }: Argument) => tone.charAt(0) + markOf(text)

/** What still stands as it was drafted is drafted anew; what a person wrote, or took out, stays so. */
export function refreshed(typed: OutcomeFields, was: Marks, draft: OutcomeDraft): OutcomeFields {
  return {
    ...typed,
    title: refreshedText(typed.title, was.title ?? [], draft.title),
    because: refreshedText(typed.because, was.because ?? [], draft.because),
    ...consequences(typed, was.consequences ?? [], draft),
    wording: Object.fromEntries(
      draft.parts.flatMap((part) => {
        const text = Object.hasOwn(typed.wording, part.id) ? typed.wording[part.id] : undefined
        return text === undefined ? [] : [[part.id, refreshedPart(part, text, was[part.id])]]
      }),
    ),
  }
}

function refreshedPart(part: Part, typed: string, was: readonly string[] | undefined): string {
  if (!was) return typed
  return part.form === 'text'
    ? refreshedText(typed, was, textOf(part))
    : refreshedLines(typed, was, textOf(part))
}

type Consequences = Pick<OutcomeFields, 'kept' | 'consequences' | 'good' | 'bad'>

/** Drafted ones that a person worded otherwise go on as lines of their own. */
function consequences(typed: OutcomeFields, was: readonly string[], draft: OutcomeDraft): Consequences {
  const now = draft.consequences.map(markOfArgument)
  const isWorded = typed.consequences.length === was.length
  const { kept, good, bad } = typed
  const texts = draft.consequences.map(({ text }) => text)
  if (sameMarks(now, was)) return { kept, good, bad, consequences: isWorded ? typed.consequences : texts }
  const told = was.map((mark, i) => {
    const [tone, text] = [TONES[mark.charAt(0)] ?? 'neutral', typed.consequences[i] ?? '']
    return {
      mark,
      tone,
      text,
      isKept: kept.includes(String(i)),
      isOwn: isWorded && mark !== markOfArgument({ tone, text }),
    }
  })
  const out = new Set(told.filter(({ isKept, isOwn }) => !isKept || isOwn).map(({ mark }) => mark))
  const own = told.filter(({ isKept, isOwn, text }) => isKept && isOwn && text.trim() !== '')
  const lines = (isIn: (tone: Tone) => boolean) =>
    own
      .filter(({ tone }) => isIn(tone))
      .map((item) => (item.tone === 'neutral' ? writeArgument(item) : item.text))
  return {
    kept: now.flatMap((mark, i) => (out.has(mark) ? [] : [String(i)])),
    consequences: texts,
    good: joined(
      good,
      lines((tone) => tone !== 'bad'),
    ),
    bad: joined(
      bad,
      lines((tone) => tone === 'bad'),
    ),
  }
}

const joined = (text: string, lines: readonly string[]): string =>
  [text.trim(), ...lines].filter((part) => part !== '').join('\n')
