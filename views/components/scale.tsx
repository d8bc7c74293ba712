import type { Child } from 'hono/jsx'
import { HAPPINESS, WILLINGNESS } from '../../src/domain/ballot.ts'
import { IMPORTANCE } from '../../src/domain/importance.ts'

type Common = {
  name: string
  /** Defaults to the name; an error summary links to it. */
  id?: string
  /** As it was sent: a digit, `cant-judge`, or nothing. */
  value?: string
  error?: string
}

/** 0 to 5 in joined cells, with “can't judge” apart. Blank is a valid answer. */
export const ImportanceScale = (props: Common & { legend: string; help?: string }) => (
  <Ask {...props} legend={props.legend} help={props.help}>
    <div class="answer">
      <div class="scale">
        {IMPORTANCE.map((word, level) => (
          <Cell {...props} level={String(level)} says={`${level}, ${word}`}>
            <span class="n">{level}</span>
          </Cell>
        ))}
      </div>
      <label class="cell cj">
        <input type="radio" name={props.name} value="cant-judge" checked={props.value === 'cant-judge'} />
        <span>can’t judge</span>
      </label>
      <Ends words={IMPORTANCE} />
    </div>
  </Ask>
)

const KNOWN = ['none', 'tried it', 'with help', 'alone', 'can teach'] as const

export const FamiliarityScale = (props: Common & { option: string }) => (
  <Ask
    {...props}
    legend={
      <>
        How well do you know <It is={props.option} />?
      </>
    }
  >
    <div class="answer">
      <div class="scale scale-words">
        {KNOWN.map((word, level) => (
          <Cell {...props} level={String(level)}>
            <span>
              <span class="n">{level}</span>
              <small>{word}</small>
            </span>
          </Cell>
        ))}
      </div>
    </div>
  </Ask>
)

/** Optional and never scored, so the tally does not count it. */
export const WillingnessScale = (props: Common & { option: string }) => (
  <Ask
    {...props}
    uncounted
    legend={
      <>
        Would you like to work in <It is={props.option} />? <span class="hint">optional, not scored</span>
      </>
    }
  >
    <div class="answer">
      <div class="scale scale-soft">
        {WILLINGNESS.map((word, level) => (
          <Cell {...props} level={String(level)}>
            <span>{word.replace('would rather', 'rather')}</span>
          </Cell>
        ))}
      </div>
    </div>
  </Ask>
)

/** Optional and never scored. */
export const HappinessScale = (props: Common & { option: string }) => (
  <Ask
    {...props}
    uncounted
    legend={
      <>
        How happy would you be with <It is={props.option} />? <span class="hint">optional, not scored</span>
      </>
    }
  >
    <div class="answer">
      <div class="scale">
        {HAPPINESS.map((word, level) => (
          <Cell {...props} level={String(level)} says={`${level}, ${word}`}>
            <span class="n">{level}</span>
          </Cell>
        ))}
      </div>
      <Ends words={HAPPINESS} />
    </div>
  </Ask>
)

/** The ends of a scale in words, and between them the word of what is chosen. */
const Ends = ({ words }: { words: readonly string[] }) => (
  <p class="ends" aria-hidden="true">
    <span>{words[0]}</span>
    <span class="chosen">
      {words.slice(1, -1).map((word, i) => (
        <span class={`c${i + 1}`}>{word}</span>
      ))}
    </span>
    <span>{words.at(-1)}</span>
  </p>
)

type AskProps = Common & { legend: Child; help?: string; uncounted?: boolean; children: Child }

const Ask = ({ name, id = name, error, legend, help, uncounted, children }: AskProps) => (
  <fieldset
    class={uncounted ? 'ask opt-2' : 'ask'}
    id={id}
    tabindex={error ? -1 : undefined}
    data-error={error ? '' : undefined}
    aria-describedby={error ? `${id}-error` : undefined}
  >
    <legend>
      {legend}
      {help && <span class="help">{help}</span>}
    </legend>
    {error && (
      <p class="err" id={`${id}-error`}>
        {error}
      </p>
    )}
    {children}
  </fieldset>
)

type CellProps = { name: string; value?: string; level: string; says?: string; children: Child }

const Cell = ({ name, value, level, says, children }: CellProps) => (
  <label class="cell">
    <input type="radio" name={name} value={level} checked={value === level} aria-label={says} />
    {children}
  </label>
)

// Said in full to a screen reader, short for the eye that sees the option's heading beside it.
const It = ({ is }: { is: string }) => (
  <>
    <span class="vh">{is}</span>
    <span aria-hidden="true">it</span>
  </>
)
