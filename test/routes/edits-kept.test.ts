import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WrittenRecord } from '../../src/adr/record.ts'
import type { Room } from '../../src/domain/room.ts'
import { createLimits } from '../../src/limits.ts'
import { ENGINES } from '../helpers/database.ts'
import { documentOf, inputOf } from '../helpers/html.ts'
import { recordOf, versionsOf, writeRecord } from '../helpers/records.ts'
import { createWorld, type Person, type World } from '../helpers/world.ts'

const LINES = ['## Context', '', 'Alpha stays.', '', 'Beta stays.', '', '## Decision', '', 'Gamma stays.', '']

/** Who opens the form, who adds a line where and saves; several may have it open at once. */
const step = fc.record({
  editor: fc.nat(2),
  does: fc.constantFrom('open', 'save'),
  line: fc.nat(LINES.length - 1),
})

type Draft = { version: string; title: string; body: string }

describe.each(ENGINES)('edits of several people on %s', (engine) => {
  let world: World
  let room: Room
  beforeAll(async () => {
    world = await createWorld(engine, { limits: { ...createLimits(), waitToChange: async () => 0 } })
    room = await world.openRoom()
  })
  afterAll(() => world.close())

  async function play(
    editors: readonly Person[],
    steps: readonly { editor: number; does: string; line: number }[],
  ) {
    const adr = await writeRecord(world, room.team.id, { body: `${LINES.join('\n')}\n` })
    const path = `/teams/${room.team.id}/adrs/${adr.record.number}/revision`
    const drafts = new Map<number, Draft>()
    const accepted: string[] = []
    const shown: string[] = []
    for (const [at, { editor, does, line }] of steps.entries()) {
      const browser = await world.as(editors[editor] ?? 'bo')
      if (does === 'open' || !drafts.has(editor)) {
        drafts.set(editor, draftIn(await documentOf(await browser.get(path))))
        continue
      }
      const draft = drafts.get(editor) as Draft
      const own = `Edit ${at} of editor ${editor}.`
      const lines = draft.body.split('\n')
      lines.splice(Math.min(line, lines.length), 0, own, '')
      const response = await browser.post(path, { ...draft, body: lines.join('\n') })
      if (response.status === 303) {
        accepted.push(own)
        drafts.delete(editor)
      } else {
        // Refused: what was typed is in the form that comes back, which can be saved.
        expect(response.status).toBe(409)
        const page = await documentOf(response)
        const again = draftIn(page)
        for (const clash of page.querySelectorAll('.clash')) shown.push(clash.textContent ?? '')
        expect(again.body).toContain(own)
        expect((await browser.post(path, again)).status).toBe(303)
        accepted.push(own)
        drafts.delete(editor)
      }
    }
    return { adr, accepted, shown }
  }

  async function expectNoneLost({ adr, accepted, shown }: Awaited<ReturnType<typeof play>>) {
    const versions = await versionsOf(world, adr.id)
    const bodies = versions.map(({ record }) => (JSON.parse(record) as WrittenRecord).body)
    expect(versions.map(({ version }) => version)).toEqual(versions.map((_, at) => at + 1))
    expect(versions).toHaveLength(1 + accepted.length)
    const now = (await recordOf(world, room.team.id, adr.record.number)).record as WrittenRecord
    expect(now.body).toBe(bodies.at(-1))
    for (const [at, own] of accepted.entries()) {
      expect(bodies[at + 1]).toContain(own)
      // Nobody took a line out, so it is in all that came after; or whoever wrote over it was shown it.
      const isShown = shown.some((text) => text.includes(own))
      for (const body of bodies.slice(at + 1)) expect(isShown || body.includes(own)).toBe(true)
    }
  }

  test.each([
    [2, ['ada', 'bo']],
    [3, ['ada', 'bo', 'ada']],
  ] as const)('lose nothing with %d forms open at once', async (count, editors) => {
    const steps = fc.array(
      step.map(({ does, line, editor }) => ({ does, line, editor: editor % count })),
      { minLength: 4, maxLength: 10 },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (all) => expectNoneLost(await play(editors, all))),
      { numRuns: 12 },
    )
  })

  test('sent in the same moment: one is saved, and the other told', async () => {
    const adr = await writeRecord(world, room.team.id, { body: `${LINES.join('\n')}\n` })
    const path = `/teams/${room.team.id}/adrs/${adr.record.number}/revision`
    const send = async (person: Person, word: string) =>
      (await world.as(person)).post(path, { version: '1', body: `${LINES.join('\n')}\n\n${word}\n` })
    const answers = await Promise.all([send('ada', 'One'), send('bo', 'Two'), send('ada', 'Three')])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409])
    expect(await versionsOf(world, adr.id)).toHaveLength(2)
  })
})

function draftIn(page: Awaited<ReturnType<typeof documentOf>>): Draft {
  const [version, title, body] = ['version', 'title', 'body'].map((name) => String(inputOf(page, name)))
  return { version: version ?? '', title: title ?? '', body: body ?? '' }
}
