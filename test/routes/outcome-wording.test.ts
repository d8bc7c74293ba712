import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Room } from '../../src/domain/room.ts'
import { ENGINES } from '../helpers/database.ts'
import { type FormFields, outcomeForm } from '../helpers/forms.ts'
import { documentOf, inputOf, messageAt, textOf } from '../helpers/html.ts'
import { countRows } from '../helpers/tables.ts'
import { createWorld, type World } from '../helpers/world.ts'

/** The parser of the tests leaves what a text area holds as it was escaped. */
const decoded = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')

type Page = Awaited<ReturnType<typeof documentOf>>

describe.each(ENGINES)('the wording of an outcome on %s', (engine) => {
  let world: World
  let room: Room
  let path: string
  beforeEach(async () => {
    world = await createWorld(engine)
    room = await world.openRoom()
    path = `/decisions/${room.id}/outcome`
    await world.vote('ada', room, { familiarity: 3 })
    await world.vote('bo', room)
    await world.reveal(room)
  })
  afterEach(() => world.close())

  const fresh = async () => documentOf(await (await world.as('ada')).get(path))
  const read = (page: Page, name: string) => decoded(String(inputOf(page, name) ?? ''))
  /** What a browser sends back of a page, with what was typed. */
  const sentFrom = (page: Page, typed: FormFields = {}): FormFields => {
    const form: Record<string, string | string[]> = {}
    for (const control of page.querySelectorAll('form.oform [name]')) {
      const name = control.getAttribute('name') ?? ''
      if (control.tagName === 'BUTTON') continue
      const isBox = ['radio', 'checkbox'].includes(control.getAttribute('type') ?? '')
      if (isBox && !control.hasAttribute('checked')) continue
      const text =
        control.tagName === 'TEXTAREA'
          ? decoded(control.textContent ?? '').replace(/\r?\n/g, '\r\n')
          : control.tagName === 'SELECT'
            ? (control.querySelector('[selected]')?.getAttribute('value') ?? 'accepted')
            : (control.getAttribute('value') ?? '')
      const known = form[name]
      form[name] = known === undefined ? text : [known, text].flat()
    }
    return { ...form, ...typed }
  }
  const file = async (format = 'madr') =>
    (await (await world.as('bo')).get(`/decisions/${room.id}/adr.md?format=${format}`)).text()
  const stored = async () => {
    const { record } = await world.db.selectFrom('adrs').select('record').executeTakeFirstOrThrow()
    return JSON.parse(record)
  }

  test('is offered part by part, folded, and saved untouched it is the result’s', async () => {
    const page = await fresh()
    const folds = [...page.querySelectorAll('#wording details')]
    expect(folds.length).toBeGreaterThan(4)
    expect(folds.filter((fold) => fold.hasAttribute('open'))).toEqual([])
    expect(read(page, 'wording-context')).toBe('Orders come in bursts.')
    expect(read(page, 'wording-advice')).toContain('Verdict: ')
    expect(read(page, `wording-arguments-${room.options[0]?.id}`)).toMatch(/^(Good|Neutral|Bad), because /)
    const saved = await (await world.as('ada')).post(path, sentFrom(page))
    expect(saved.status).toBe(303)
    expect(await file()).not.toContain('edited')
    expect(await stored()).toMatchObject({ becauseOrigin: 'result' })
    expect(await stored()).not.toHaveProperty('edited')
    expect(await stored()).not.toHaveProperty('contextOrigin')
  })

  test('is kept and marked where it was changed, in the preview and in both forms of the record', async () => {
    const page = await fresh()
    const ada = await world.as('ada')
    const option = String(inputOf(page, 'option'))
    const worded = [sentFrom(page).consequence ?? []].flat()
    const typed = sentFrom(page, {
      'wording-context': 'Orders come in bursts.\n\nAt night.',
      'wording-advice': `We talked for an hour.\r\n${read(page, 'wording-advice')}`,
      'wording-revisit': 'the price doubles',
      [`wording-arguments-${option}`]: 'good, because we like it',
      consequence: ['we are quick', ...worded.slice(1)],
    })
    const preview = await documentOf(await ada.post(path, { ...typed, preview: '1' }))
    const shown = preview.querySelector('#preview pre')?.textContent ?? ''
    expect(shown).toContain('We talked for an hour. (edited)\n')
    expect(
      [...preview.querySelectorAll('#wording details[open] summary')].map(({ textContent }) => textContent),
    ).toEqual([
      'Context edited',
      'What the advice was edited',
      'Revisit earlier if edited',
      'Pros and cons of the options edited',
    ])
    expect((await ada.post(path, sentFrom(preview))).status).toBe(303)
    for (const text of [await file(), await file('nygard')]) {
      expect(text).toContain('At night.\n')
      expect(text).toContain('The context was edited after the vote.\n')
      expect(text).toContain('We talked for an hour. (edited)\n')
      expect(text).toContain('\n* the price doubles (edited)\n')
      expect(text).toMatch(/\* (Good|Bad|Neutral), because we are quick \(edited\)\n/)
    }
    expect(await file()).toContain('* Good, because we like it (edited)\n')
    expect(await stored()).toMatchObject({
      contextOrigin: 'edited',
      edited: { advice: ['We talked for an hour.'], revisit: ['the price doubles'] },
    })
  })

  test('comes back as typed with the message at the part, which is open', async () => {
    const typed = {
      'wording-context': 'x'.repeat(10_001),
      'wording-advice': Array.from({ length: 61 }, (_, line) => `Line ${line}.`).join('\n'),
      [`wording-arguments-${room.options[1]?.id}`]: 'It fits',
      consequence: ['x'.repeat(1_001), ...[sentFrom(await fresh()).consequence ?? []].flat().slice(1)],
      kept: ['0'],
    }
    const response = await (await world.as('ada')).post(path, sentFrom(await fresh(), typed))
    const page = await documentOf(response)
    expect(response.status).toBe(422)
    expect(messageAt(page, 'wording-context')).toBe('Use at most 10000 characters.')
    expect(messageAt(page, 'wording-advice')).toBe('Use at most 60 lines.')
    expect(messageAt(page, `wording-arguments-${room.options[1]?.id}`)).toContain('Begin each line with')
    expect(messageAt(page, 'consequence-0')).toBe('Use at most 1000 characters.')
    expect(read(page, 'wording-advice')).toBe(typed['wording-advice'])
    for (const id of ['wording-context', 'wording-advice', 'consequence-0'])
      expect(page.querySelector(`#${id}`)?.closest('details')?.hasAttribute('open')).toBe(true)
    expect(await countRows(world.db, 'adrs')).toBe(0)
  })

  test('of one’s own stays when another option is chosen, and only what is untouched is drafted anew', async () => {
    const page = await fresh()
    const ada = await world.as('ada')
    const other = room.options.find(({ id }) => id !== String(inputOf(page, 'option')))
    const before = read(page, 'wording-advice').split('\n')
    const worded = [sentFrom(page).consequence ?? []].flat()
    const typed = sentFrom(page, {
      option: other?.id ?? '',
      'wording-context': 'Orders come at night.',
      'wording-advice': ['We talked for an hour.', ...before].join('\r\n'),
      consequence: ['we are quick', ...worded.slice(1)],
    })
    const response = await ada.post(path, typed)
    const again = await documentOf(response)
    expect(response.status).toBe(422)
    expect(read(again, 'wording-context')).toBe('Orders come at night.')
    expect(read(again, 'wording-advice')).toMatch(/^We talked for an hour\.\n/)
    expect(read(again, 'wording-advice')).toContain(`\n${other?.name} scored `)
    expect(`${read(again, 'good')}${read(again, 'bad')}`).toBe('we are quick')
    expect(sentFrom(again).consequence).not.toContain('we are quick')
    const saved = await ada.post(path, { ...sentFrom(again), because: 'We like it.' })
    expect(saved.status).toBe(303)
    const { edited, advice } = await stored()
    expect(edited).toEqual({ advice: ['We talked for an hour.'] })
    expect(advice).toContainEqual(expect.stringContaining(`${other?.name} scored `))
    expect(await file()).toMatch(/, because we are quick \(edited\)\n/)
  })

  test('of one’s own stays when the profile is changed meanwhile, beside the numbers as they are now', async () => {
    const page = await fresh()
    const ada = await world.as('ada')
    const option = String(inputOf(page, 'option'))
    const typed = sentFrom(page, {
      because: 'We know it best.',
      kept: [],
      'wording-advice': `We talked for an hour.\r\n${read(page, 'wording-advice')}`,
    })
    const criterion = room.criteria.find(({ kind }) => kind === 'profile')?.id ?? ''
    const cell = `/decisions/${room.id}/profile/${option}/${criterion}`
    const why = { score: '1', reason: 'We tried it.', seen: '0' }
    expect((await (await world.as('bo')).post(cell, why)).status).toBe(303)
    const response = await ada.post(path, typed)
    const again = await documentOf(response)
    expect(response.status).toBe(422)
    expect(textOf(again)).toContain('A score of the profile was changed since you began')
    expect(read(again, 'because')).toBe('We know it best.')
    expect(read(again, 'wording-advice')).toMatch(/^We talked for an hour\.\n/)
    expect(read(again, 'wording-advice')).toContain('The profile was changed after the reveal')
    expect((await ada.post(path, sentFrom(again))).status).toBe(303)
    expect((await stored()).edited).toEqual({ advice: ['We talked for an hour.'] })
  })

  test('is nobody’s but the decider’s', async () => {
    const typed = outcomeForm(room, { 'wording-advice': 'Mine.' })
    expect((await (await world.as('bo')).post(path, typed)).status).toBe(403)
    expect((await (await world.as('vera')).post(path, typed)).status).toBe(403)
    expect((await (await world.as('mallory')).post(path, typed)).status).toBe(404)
    expect((await world.anonymous().post(path, typed)).status).toBe(404)
    expect(await countRows(world.db, 'adrs')).toBe(0)
  })

  test('names what is not a part of the record in vain', async () => {
    await world.decide(room, {
      'wording-because': 'x',
      'wording-__proto__': 'x',
      'wording-unheard': 'x',
      drafted: '<x>',
    })
    expect(await file()).not.toContain('edited')
    expect(await file()).toContain('because we know it well.\n')
  })
})
