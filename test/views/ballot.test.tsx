import { describe, expect, test } from 'vitest'
import type { Fields } from '../../src/domain/ballot.ts'
import type { Room } from '../../src/domain/room.ts'
import { ImportanceQuestions } from '../../views/ballots/importance-questions.tsx'
import { OptionQuestions } from '../../views/ballots/option-questions.tsx'
import { all, markupOf, textOf, textsOf } from './document.ts'

const criterion = (id: string, name: string, kind: 'familiarity' | 'profile' = 'profile') => ({
  id,
  key: null,
  name,
  help: `About ${name}.`,
  kind,
})
const criteria = [
  criterion('skill', 'Using what we know', 'familiarity'),
  criterion('cost', 'Cost'),
  criterion('speed', 'Speed'),
]
const go = { id: 'go', key: null, name: 'Go' }

const asking = (importanceMethod: Room['importanceMethod'], fields: Fields = {}, errors: Fields = {}) =>
  markupOf(<ImportanceQuestions room={{ criteria, importanceMethod }} fields={fields} errors={errors} />)

/** What a screen reader calls the control. */
const labelOf = (page: ReturnType<typeof markupOf>, id: string) => textOf(page.querySelector(`[for="${id}"]`))

describe('what matters', () => {
  test('is rated on a scale for each criterion', () => {
    const page = asking('rating', { 'importance.cost': '4' })
    expect(all(page, '.asks > fieldset').length).toBe(3)
    expect(all(page, 'input[checked]').map((input) => input.getAttribute('value'))).toEqual(['4'])
  })

  test('is shared out as points, in fields that say for what', () => {
    const page = asking('points', { 'points.cost': '85' })
    const inputs = all(page, 'input[type=number]')
    expect(inputs.map((input) => labelOf(page, input.getAttribute('id') ?? ''))).toEqual([
      'Points for Using what we knowAbout Using what we know.',
      'Points for CostAbout Cost.',
      'Points for SpeedAbout Speed.',
    ])
    for (const input of inputs)
      expect(['inputmode', 'min', 'max', 'placeholder'].map((name) => input.getAttribute(name))).toEqual([
        'numeric',
        '0',
        '100',
        '–',
      ])
    expect(inputs.map((input) => input.getAttribute('value'))).toEqual([null, '85', null])
    expect(textOf(page.querySelector('.note'))).toContain(
      'Share out 100 points. What you leave blank gets none',
    )
  })

  test('has the sum of the points for those with script only, said politely', () => {
    const sum = asking('points').querySelector('[data-points-sum]')
    expect([sum?.getAttribute('role'), sum?.hasAttribute('hidden'), textOf(sum)]).toEqual([
      'status',
      true,
      '',
    ])
    expect(asking('rank-sum').querySelector('[data-points-sum]')).toBeNull()
  })

  test('says at the group what is wrong with the points together', () => {
    const group = asking('points', {}, { points: 'Take 10 back.' }).querySelector('fieldset#points')
    expect(group?.getAttribute('aria-describedby')).toBe('how-points points-error')
    expect(group?.getAttribute('tabindex')).toBe('-1')
    expect(textOf(group?.querySelector('#points-error') ?? null)).toBe('Take 10 back.')
    expect(asking('points').querySelector('fieldset#points')?.getAttribute('aria-describedby')).toBe(
      'how-points',
    )
  })

  test.each(['rank-sum', 'rank-order-centroid'] as const)('is put in places by %s', (method) => {
    const page = asking(method, { 'place.cost': '1' }, { 'place.speed': 'Choose a place.' })
    expect(labelOf(page, 'place.cost')).toBe('Place of CostAbout Cost.')
    expect(textsOf(page, '[name="place.cost"] option')).toEqual(['–', '1', '2', '3'])
    expect(textsOf(page, 'option[selected]')).toEqual(['1'])
    const wrong = page.querySelector('[name="place.speed"]')
    expect(wrong?.getAttribute('aria-invalid')).toBe('true')
    expect(wrong?.getAttribute('aria-describedby')).toBe('place.speed-error')
    expect(textOf(page.querySelector('#place\\.speed-error'))).toBe('Choose a place.')
    expect(textOf(page.querySelector('.note'))).toMatch(/Place 1 matters most; two may share a place/)
  })
})

describe('an option', () => {
  const asked = (room: Partial<Room>, fields: Fields = {}, errors: Fields = {}) =>
    markupOf(
      <OptionQuestions
        room={{ criteria, directVote: false, cellRatings: false, willingnessAsked: true, ...room }}
        option={go}
        fields={fields}
        errors={errors}
      />,
    )

  test('is asked for skill, will and the right to say no, and nothing more unless the room says so', () => {
    const page = asked({})
    expect(all(page, 'fieldset').length).toBe(2)
    expect(all(page, 'select, .rates').length).toBe(0)
  })

  test('is not asked for will where the room leaves it out', () => {
    const page = asked({ willingnessAsked: false })
    expect(all(page, 'fieldset').length).toBe(1)
    expect(page.querySelector('[name^="willingness."]')).toBeNull()
  })

  test('is voted on from 0 to 5 with words at the ends, uncounted', () => {
    const page = asked({ directVote: true }, { 'direct.go': '0' })
    const scale = page.querySelector('fieldset[id="direct.go"]')
    expect(textOf(scale?.querySelector('legend') ?? null)).toMatch(/^How happy would you be with Go/)
    expect(scale?.getAttribute('class')).toContain('opt-2')
    const names = all(page, '[name="direct.go"]').map((input) => input.getAttribute('aria-label'))
    expect(names).toEqual([
      '0, would rather not at all',
      '1, unhappy',
      '2, not quite happy',
      '3, content',
      '4, happy',
      '5, very happy',
    ])
    expect(all(page, '[name="direct.go"][checked]').map((input) => input.getAttribute('value'))).toEqual([
      '0',
    ])
  })

  test('is rated in a fold on what has a profile, from 0 to 10 or not at all', () => {
    const page = asked({ cellRatings: true }, { 'ratings.go.cost': '10' })
    const fold = page.querySelector('details.rates')
    expect(fold?.hasAttribute('open')).toBe(false)
    expect(textOf(fold?.querySelector('summary') ?? null)).toBe('Rate Go on the criteria (1 rated)')
    expect(textOf(asked({ cellRatings: true }).querySelector('.rates summary'))).toContain('(optional)')
    expect(
      all(page, '.rates select').map((select) => labelOf(page, select.getAttribute('id') ?? '')),
    ).toEqual(['Go on Cost', 'Go on Speed'])
    expect(textsOf(page, '[name="ratings.go.speed"] option').join(' ')).toBe('– 0 1 2 3 4 5 6 7 8 9 10')
    expect(textsOf(page, 'option[selected]')).toEqual(['10'])
  })

  test('has the fold open where nothing is known but what members say', () => {
    const isOpen = (template: string) =>
      asked({ cellRatings: true, template }).querySelector('.rates')?.hasAttribute('open')
    expect([isOpen('backend-stack'), isOpen('database'), isOpen('blank')]).toEqual([false, true, true])
  })

  test('has the fold open where a rating is wrong', () => {
    const page = asked({ cellRatings: true }, { 'ratings.go.cost': '11' }, { 'ratings.go.cost': 'Rate it.' })
    expect(page.querySelector('.rates')?.hasAttribute('open')).toBe(true)
    expect(page.querySelector('[name="ratings.go.cost"]')?.getAttribute('aria-describedby')).toBe(
      'ratings.go.cost-error',
    )
  })
})
