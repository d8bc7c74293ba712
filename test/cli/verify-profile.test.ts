import { beforeAll, describe, expect, test } from 'vitest'
import { fullResult } from '../../src/advisor/full-result.ts'
import { withoutConfidential } from '../../src/domain/confidential.ts'
import { verifyFile } from '../../src/verify-file.ts'
import { ENGINES } from '../helpers/database.ts'
import { type Export, exportOf } from '../helpers/exports.ts'
import { useFiles } from '../helpers/files.ts'
import type { FormFields } from '../helpers/forms.ts'
import { documentOf, inputOf } from '../helpers/html.ts'
import { createWorld } from '../helpers/world.ts'

describe.each(ENGINES)('stackmoot verify of a profile that was changed, on %s', (engine) => {
  const { file } = useFiles()
  let changed: Export
  let place: { optionId: string; criterionId: string }
  const isThere = (cell: Export) => cell.optionId === place.optionId && cell.criterionId === place.criterionId

  /** Twice set, before and after the reveal, and another score that was set and taken back. */
  const changedRoom = async (changes = {}): Promise<Export> => {
    const world = await createWorld(engine)
    const opened = await world.openRoom(changes)
    const [option, other] = opened.options
    const criterion = opened.criteria.find(({ key }) => key === 'hiring')
    place = { optionId: option?.id ?? '', criterionId: criterion?.id ?? '' }
    const change = async (person: 'ada' | 'bo', optionId: string | undefined, fields: FormFields) => {
      const path = `/decisions/${opened.id}/profile/${optionId}/${criterion?.id}`
      const browser = await world.as(person)
      const seen = String(inputOf(await documentOf(await browser.get(path)), 'seen'))
      const { status } = await browser.post(path, { ...fields, seen })
      expect(status).toBe(303)
    }
    await change('ada', option?.id, { score: '6.5', reason: 'Agreed before the vote.' })
    await world.vote('ada', opened)
    await world.vote('bo', opened, { importance: 5 })
    await world.reveal(opened)
    await change('bo', option?.id, { score: '2.5', reason: 'We tried to hire for a year.' })
    await change('bo', other?.id, { score: '1', reason: 'Nobody applied.' })
    await change('ada', other?.id, { restore: '1', reason: 'That was another city.' })
    const exported = await exportOf(world, opened.id)
    await world.close()
    return exported
  }
  beforeAll(async () => {
    changed = await changedRoom()
  })

  test('follows the changes, which the file has with their reasons', () => {
    const told = changed.changes.map(({ by, kind, score, reason }: Export) => [by, kind, score, reason])
    expect(told).toEqual([
      ['Ada', 'set', 6.5, 'Agreed before the vote.'],
      ['Bo', 'set', 2.5, 'We tried to hire for a year.'],
      ['Bo', 'set', 1, 'Nobody applied.'],
      ['Ada', 'restored', null, 'That was another city.'],
    ])
    expect(changed.profile.find(isThere)).toMatchObject({
      score: 2.5,
      status: 'team',
      change: { by: 'Bo' },
    })
    expect(changed.changes[0].at).toMatch(/T.*Z$/)
    expect(verifyFile(file(changed))).toEqual({ exitCode: 0, line: expect.stringMatching(/^equal: /) })
  })

  /** Sets a score wherever the file has it, and the result with it. */
  const withScore = (copy: Export, isIt: (cell: Export) => boolean, score: number) => {
    const cell = copy.profile.find(isIt)
    cell.score = score
    const i = copy.options.findIndex(({ id }: Export) => id === cell.optionId)
    const j = copy.criteria.findIndex(({ id }: Export) => id === cell.criterionId)
    copy.input.profile[i][j] = score
    copy.result = withoutConfidential(fullResult(copy.input))
    return cell
  }
  const isRestored = ({ optionId, criterionId }: Export) =>
    optionId === changed.changes[3].optionId && criterionId === place.criterionId

  test.each<[what: string, change: (copy: Export) => void, path: RegExp]>([
    ['a score', (copy) => withScore(copy, isThere, 9.9), /profile\[\d+\]\.score: 9\.9 in the file, 2\.5/],
    [
      'a score and its change',
      (copy) => {
        withScore(copy, isThere, 9.9)
        copy.changes[1].score = 9.9
      },
      /changes\[1\]\.score: 9\.9 in the file, 2\.5 recomputed/,
    ],
    ['a score before the last', ({ changes }) => (changes[0].score = 1), /changes\[0\]\.score: 1 in the/],
    [
      'a score that was taken back',
      (copy) => withScore(copy, isRestored, 9.9),
      /profile\[\d+\]\.score: 9\.9/,
    ],
    [
      'when a score was changed',
      (copy) => {
        copy.changes[1].at = '2026-01-01T00:00:00.000Z'
        copy.profile.find(isThere).change.at = copy.changes[1].at
      },
      /changes\[1\]\.at: "2026-01-01/,
    ],
    ['a reason', ({ changes }) => (changes[1].reason = 'None.'), /profile\[\d+\]\.evidence/],
    ['away a change', ({ changes }) => changes.splice(2, 1), /changes\[2\]\.seq/],
    ['away the last change', ({ changes }) => changes.pop(), /changes\[3\]: nothing in the file/],
    ['in a change', ({ changes }) => changes.push({ ...changes[3], seq: 99 }), /changes\[4\]: an object/],
    [
      'away what an event tells of',
      ({ history, changes }) => {
        changes.pop()
        history.events.splice(changes.length, 1)
      },
      /changes|history/,
    ],
  ])('finds who changed %s', (_what, change, path) => {
    const copy = structuredClone(changed)
    change(copy)
    const { exitCode, line } = verifyFile(file(copy))
    expect([exitCode, line]).toEqual([1, expect.stringMatching(path)])
  })

  test('has the day of a change alone where names are hidden, and its name, which its form asks for', async () => {
    const hidden = await changedRoom({ namesShown: false })
    expect(hidden.changes).toHaveLength(4)
    const cells = hidden.profile.filter(({ change }: Export) => change)
    for (const { at, by } of [...hidden.changes, ...cells.map(({ change }: Export) => change)])
      expect([at, by]).toEqual(['2026-11-23', expect.stringMatching(/^(Ada|Bo)$/)])
    expect(verifyFile(file(hidden)).line).toMatch(/^equal as far as it can be checked: /)
    withScore(hidden, isThere, 9.9)
    expect(verifyFile(file(hidden)).line).toMatch(/differs at profile\[\d+\]\.score/)
  })
})
