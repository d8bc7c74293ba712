import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pushDue } from '../../src/jobs/push-records.ts'
import { writeRecord } from '../helpers/records.ts'
import { hasGit, openRemote, type Remote } from '../helpers/remote.ts'
import { type ServedWorld, serveWorld } from './helpers/served-world.ts'
import { useBrowser } from './helpers/stage.ts'

const PHONE = { width: 390, height: 844 }

describe('records for other programs', () => {
  const visit = useBrowser()
  let served: ServedWorld
  let teamId: string
  beforeEach(async () => {
    served = await serveWorld('sqlite')
    teamId = (await served.world.openRoom()).team.id
    await writeRecord(served.world, teamId, { title: 'Use queues' })
  })
  afterEach(() => served.close())

  test.each([false, true])('a token is made on a phone, used, and ended; with script: %s', async (script) => {
    const page = await visit(served, { script, viewport: PHONE })
    await served.signIn(page, 'bo')
    await page.goto(`/teams/${teamId}/adrs`)
    await page.getByRole('link', { name: 'read token' }).click()
    await page.getByLabel('What it is for').fill('docs build')
    await page.getByRole('button', { name: 'Make a token' }).click()
    const token = ((await page.locator('#token').textContent()) ?? '').trim()
    const read = async () => {
      const headers = { Authorization: `Bearer ${token}` }
      return (await fetch(`${served.origin}/teams/${teamId}/adrs.zip`, { headers })).status
    }
    expect(await read()).toBe(200)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    await page.goto(`/teams/${teamId}/tokens`)
    await page.getByRole('button', { name: /End it\s+docs build/ }).click()
    await page.getByText('You have none.').waitFor()
    expect(await read()).toBe(401)
  })

  describe('in a repository', () => {
    let remote: Remote | undefined
    afterEach(() => remote?.close())

    test.each([false, true])('they are copied, or the page says why not; with script: %s', async (script) => {
      const page = await visit(served, { script, viewport: PHONE })
      await served.signIn(page, 'ada')
      await page.goto(`/teams/${teamId}/adrs`)
      await page.getByRole('link', { name: 'copied to a Git repository' }).click()
      await page.getByText('has not allowed any repository').waitFor()
      if (!hasGit) return
      remote = await openRemote()
      served.world.deps.git = remote.settings
      await page.reload()
      await page.getByLabel('Address of the repository').fill('git@git.example:acme/records.git')
      await page.getByRole('button', { name: 'Save and push' }).click()
      await page.getByRole('alert').getByText('with ssh:// in front').waitFor()
      await page.getByLabel('Address of the repository').fill(remote.url)
      await page.getByRole('button', { name: 'Save and push' }).click()
      await page.getByText('Something waits to be pushed').waitFor()
      await pushDue(served.world.deps)
      if (!script) await page.reload()
      await page.getByText('Everything is pushed').waitFor()
      expect(await remote.subjects()).toEqual(['ADR-0001: Use queues'])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    })
  })
})
