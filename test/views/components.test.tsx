import { describe, expect, test } from 'vitest'
import { CopyButton } from '../../views/components/copy-button.tsx'
import { ErrorSummary } from '../../views/components/error-summary.tsx'
import { Check, Field, SelectField } from '../../views/components/field.tsx'
import { Fold } from '../../views/components/fold.tsx'
import { LifeLine } from '../../views/components/life-line.tsx'
import { Marked } from '../../views/components/marked.tsx'
import { FamiliarityScale, ImportanceScale, WillingnessScale } from '../../views/components/scale.tsx'
import { StatusTag } from '../../views/components/tag.tsx'
import { Time } from '../../views/components/time.tsx'
import { HOSTILE } from './cases.tsx'
import { all, markupOf, textOf, textsOf } from './document.ts'

describe('a field', () => {
  const field = markupOf(
    <Field name="name" label="Your name" hint="As the team knows you." error="Write it." value={HOSTILE} />,
  )

  test('has its message between label and control, and both are tied to it', () => {
    expect(all(field, '.field > *').map((part) => part.getAttribute('class') || part.tagName)).toEqual([
      'LABEL',
      'err',
      'INPUT',
      'hint',
    ])
    const input = field.querySelector('input')
    expect(input?.getAttribute('aria-describedby')).toBe('name-error name-hint')
    expect(input?.getAttribute('aria-invalid')).toBe('true')
    expect(textOf(field.querySelector('#name-error'))).toBe('Write it.')
    expect(field.querySelector('label')?.getAttribute('for')).toBe(input?.getAttribute('id'))
  })

  test('keeps what was typed, as text', () => {
    expect(field.querySelector('input')?.getAttribute('value')).toBe(HOSTILE)
    const area = String(<Field name="why" label="Why" lines={4} value="</textarea><img src=x>" />)
    expect(area).toContain('>&lt;/textarea&gt;&lt;img src=x&gt;</textarea>')
  })

  test('says nothing of errors where there is none', () => {
    const calm = markupOf(<Field name="name" label="Your name" />)
    expect(all(calm, '.err, [aria-invalid], [aria-describedby], [data-error]')).toEqual([])
  })

  test('keeps the choice of a list and of a box', () => {
    const options = ['a', 'b'].map((value) => ({ value, label: value }))
    const select = markupOf(<SelectField name="s" label="Status" value="b" options={options} />)
    expect(textsOf(select, 'option[selected]')).toEqual(['b'])
    expect(all(markupOf(<Check name="c" label="Names" checked />), 'input[checked]')).toHaveLength(1)
    expect(all(markupOf(<Check name="c" label="Names" />), 'input[checked]')).toEqual([])
  })
})

describe('a scale', () => {
  test('asks for importance from 0 to 5 in digits and words, and lets one say that one can’t judge', () => {
    const scale = markupOf(
      <ImportanceScale name="importance.a" legend="Hiring" help="Finding people." value="4" />,
    )
    expect(textsOf(scale, 'legend')).toEqual(['HiringFinding people.'])
    expect(textsOf(scale, 'label')).toEqual(['0', '1', '2', '3', '4', '5', 'can’t judge'])
    expect(all(scale, 'input[aria-label]').map((input) => input.getAttribute('aria-label'))).toEqual([
      '0, irrelevant',
      '1, nice to have',
      '2, some',
      '3, important',
      '4, very',
      '5, decisive',
    ])
    expect(all(scale, 'input[checked]').map((input) => input.getAttribute('value'))).toEqual(['4'])
    expect(new Set(all(scale, 'input').map((input) => input.getAttribute('name')))).toEqual(
      new Set(['importance.a']),
    )
  })

  test('is blank unless something was answered', () => {
    const scales = markupOf(
      <div>
        <ImportanceScale name="a" legend="A" />
        <FamiliarityScale name="b" option="Go" value="" />
        <WillingnessScale name="c" option="Go" />
      </div>,
    )
    expect(all(scales, 'input[checked]')).toEqual([])
  })

  test('keeps “can’t judge” apart from zero', () => {
    const scale = markupOf(<ImportanceScale name="a" legend="A" value="cant-judge" />)
    expect(all(scale, 'input[checked]').map((input) => input.getAttribute('value'))).toEqual(['cant-judge'])
  })

  test('names the option for a screen reader', () => {
    const scale = markupOf(<FamiliarityScale name="b" option="Go" value="0" />)
    expect(textsOf(scale, 'legend .vh')).toEqual(['Go'])
    expect(textsOf(scale, 'label')[4]).toBe('4can teach')
    expect(all(scale, 'input[checked]').map((input) => input.getAttribute('value'))).toEqual(['0'])
  })

  test('stays out of the tally when it is optional', () => {
    expect(all(markupOf(<WillingnessScale name="c" option="Go" />), '.ask.opt-2')).toHaveLength(1)
    expect(all(markupOf(<FamiliarityScale name="c" option="Go" />), '.ask.opt-2')).toEqual([])
  })

  test('carries its message under the legend', () => {
    const scale = markupOf(<ImportanceScale name="a" legend="A" error="Rate A from 0 to 5." />)
    expect(scale.querySelector('fieldset')?.getAttribute('aria-describedby')).toBe('a-error')
    expect(textOf(scale.querySelector('#a-error'))).toBe('Rate A from 0 to 5.')
  })
})

describe('the error summary', () => {
  test('counts, says what is kept and links to the fields', () => {
    const summary = markupOf(
      <ErrorSummary
        errors={[
          { field: 'name', message: 'Write your name.' },
          { field: null, message: 'The room has changed.' },
        ]}
      />,
    )
    expect(textOf(summary.querySelector('h2'))).toBe('Two things need your attention. Your answers are kept.')
    expect(summary.querySelector('a')?.getAttribute('href')).toBe('#name')
    expect(textsOf(summary, 'li')).toEqual(['Write your name.', 'The room has changed.'])
    expect(summary.querySelector('.err-sum')?.getAttribute('role')).toBe('alert')
    expect(summary.querySelector('.err-sum')?.hasAttribute('autofocus')).toBe(true)
  })

  test('speaks of one thing in the singular, and is absent without any', () => {
    const one = markupOf(<ErrorSummary errors={[{ field: 'name', message: 'Write your name.' }]} />)
    expect(textOf(one.querySelector('h2'))).toMatch(/^One thing needs/)
    expect(String(<ErrorSummary errors={[]} />)).toBe('')
  })
})

describe('small parts', () => {
  test('the life line marks where a decision stands', () => {
    const line = markupOf(<LifeLine state="voting" />)
    expect(textsOf(line, 'li')).toEqual(['Draft', 'Voting', 'Revealed', 'Decided'])
    expect(textsOf(line, '[aria-current="step"]')).toEqual(['Voting'])
    expect(textsOf(markupOf(<LifeLine state="abandoned" />), 'li')).toEqual(['Draft', 'Abandoned'])
  })

  test('a time is said with weekday, date and zone', () => {
    const at = '2026-11-20T17:00:00.000Z'
    expect(textOf(markupOf(<Time at={at} />))).toBe('Friday 20 November, 17:00 UTC')
    expect(textOf(markupOf(<Time at={at} zone="Asia/Tokyo" form="day" year />))).toBe(
      'Saturday 21 November 2026',
    )
    expect(textOf(markupOf(<Time at="2026-09-05T00:30:00Z" form="date" />))).toBe('2026-09-05')
    expect(textOf(markupOf(<Time at="2026-09-05T00:00:00Z" />))).toContain('5 September, 00:00')
    expect(
      markupOf(<Time at={at} />)
        .querySelector('time')
        ?.getAttribute('datetime'),
    ).toBe(at)
  })

  test('a status is a word in its tone', () => {
    expect(
      markupOf(<StatusTag status="accepted" />)
        .querySelector('span')
        ?.getAttribute('class'),
    ).toBe('tag tag-moss')
    expect(
      markupOf(<StatusTag status="constructor" />)
        .querySelector('span')
        ?.getAttribute('class'),
    ).toBe('tag')
    expect(textOf(markupOf(<StatusTag status="voting" />))).toBe('voting, sealed')
  })

  test('a fold says what is inside', () => {
    const fold = markupOf(
      <Fold summary="Every contribution" hint="12 criteria × 6 options">
        <p>Inside.</p>
      </Fold>,
    )
    expect(textOf(fold.querySelector('summary'))).toBe('Every contribution 12 criteria × 6 options')
    expect(fold.querySelector('details')?.hasAttribute('open')).toBe(false)
  })

  test('a copy button stays hidden without script', () => {
    const button = markupOf(<CopyButton from="link" />).querySelector('button')
    expect(button?.hasAttribute('hidden')).toBe(true)
    expect(button?.getAttribute('data-copy')).toBe('link')
  })

  test('a mark is set at the first mention, and nowhere if there is none', () => {
    expect(String(<Marked text="If Go counted, Go would lead." part="Go" />)).toBe(
      'If <b>Go</b> counted, Go would lead.',
    )
    expect(String(<Marked text="Nothing." part="Go" />)).toBe('Nothing.')
    expect(String(<Marked text="<i>" part="i" />)).toBe('&lt;<b>i</b>&gt;')
  })
})
