import { backendStack } from './backend-stack/template.ts'
import { blank } from './blank.ts'
import { buildOrBuy } from './build-or-buy.ts'
import { cloud } from './cloud.ts'
import { database } from './database.ts'
import { frontEnd } from './front-end.ts'
import type { Template } from './template.ts'

export const templates: readonly Template[] = [backendStack, database, frontEnd, cloud, buildOrBuy, blank]

/** The template of that key; the first one where there is none. */
export const templateOf = (key: string | undefined): Template =>
  templates.find((template) => template.key === key) ?? backendStack
