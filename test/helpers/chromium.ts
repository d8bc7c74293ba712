import chromium from '@sparticuz/chromium'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    chromiumPath: string
  }
}

/** Unpacks the browser once, before test files that run side by side ask for it. */
export default async function setup(project: TestProject) {
  project.provide('chromiumPath', await chromium.executablePath())
}
