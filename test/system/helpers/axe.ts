import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every rule wide and narrow, folded and unfolded; contrast in each scheme at each width as well. */
const PASSES = [
  { folds: 'closed', width: 1280, scheme: 'light', rules: '' },
  { folds: 'open', width: 390, scheme: 'dark', rules: '' },
  { folds: 'open', width: 390, scheme: 'light', rules: 'runOnly: ["color-contrast"]' },
  { folds: 'open', width: 1280, scheme: 'dark', rules: 'runOnly: ["color-contrast"]' },
] as const

/** What axe finds, by rule and place; nothing where all is well. */
export async function violations(page: Page): Promise<string[]> {
  const found: string[] = []
  await page.evaluate(AXE)
  for (const { folds, width, scheme, rules } of PASSES) {
    if (folds === 'open') await page.evaluate(OPEN_FOLDS)
    await page.setViewportSize({ width, height: 844 })
    await page.emulateMedia({ colorScheme: scheme })
    const { violations } = await page.evaluate<AxeResults>(`axe.run({ ${rules} })`)
    for (const { id, nodes } of violations)
      for (const { target, failureSummary } of nodes)
        found.push(`${id} at ${target.join(' ')} (${width}, ${scheme}, folds ${folds}): ${failureSummary}`)
  }
  return found
}

const OPEN_FOLDS = 'for (const fold of document.querySelectorAll("details")) fold.open = true'
