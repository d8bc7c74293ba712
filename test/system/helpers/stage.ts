import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest'
import type { Engine } from '../../../db/connect.ts'
import { openSite, type Site } from './site.ts'

/** `faults`: what the walk itself breaks, so that it is no trouble. */
type PersonOptions = BrowserContextOptions & { script?: boolean; faults?: RegExp }

/** What the server may answer a page or a form with; anything else that fails is trouble. */
const ANSWERS = [403, 404, 409, 410, 422]

/** One browser a file, a context of their own for each person. No walk may leave trouble behind. */
export function useBrowser() {
  let browser: Browser
  let troubles: string[] = []

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: inject('chromiumPath'),
      args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    })
  })
  beforeEach(() => {
    troubles = []
  })
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
    expect(troubles).toEqual([])
  })
  afterAll(() => browser.close())

  /** A new person on the site, without cookies, on their first page. */
  return async (
    site: Pick<Site, 'origin'>,
    { script = false, faults, ...options }: PersonOptions = {},
  ): Promise<Page> => {
    const context = await browser.newContext({
      baseURL: site.origin,
      javaScriptEnabled: script,
      viewport: { width: 1280, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
      reducedMotion: 'reduce',
      ...options,
    })
    context.setDefaultTimeout(45_000)
    context.on('weberror', (error) => troubles.push(`page error: ${error.error().message}`))
    context.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type()) || isAnswer(message.text())) return
      if (faults?.test(message.text())) return
      troubles.push(`console ${message.type()}: ${message.text()}`)
    })
    context.on('response', (response) => {
      const own = ['document', 'fetch', 'xhr'].includes(response.request().resourceType())
      if (response.status() < 400 || (own && ANSWERS.includes(response.status()))) return
      const trouble = `${response.status()} ${response.url()}`
      if (!faults?.test(trouble)) troubles.push(trouble)
    })
    const page = await context.newPage()
    const goto = page.goto.bind(page)
    // A live page may go on by itself at the same moment: who types an address then types it again.
    page.goto = async (...asked: Parameters<Page['goto']>) => {
      try {
        return await goto(...asked)
      } catch (error) {
        if (!/ERR_ABORTED|interrupted by another navigation/.test(String(error))) throw error
        return goto(...asked)
      }
    }
    return page
  }
}

/** A browser, and a site of its own for each test. */
export function useStage(engine: Engine = 'sqlite') {
  let site: Site
  beforeEach(async () => {
    site = await openSite(engine)
  })
  afterEach(() => site.close())
  const visit = useBrowser()
  return {
    site: () => site,
    person: (options?: PersonOptions) => visit(site, options),
  }
}

const isAnswer = (text: string) =>
  ANSWERS.some((status) =>
    text.startsWith(`Failed to load resource: the server responded with a status of ${status}`),
  )
