import type { Context } from 'hono'
import { listFileNames } from '../../db/queries/neighbours.ts'
import type { HrefOf } from '../../views/adrs/body.tsx'
import { fileNamesIn } from '../adr/sibling-files.ts'
import { pageOf } from '../domain/adr-links.ts'
import { cleanBody } from '../domain/record-form.ts'
import type { AppEnv } from '../env.ts'

/** Where the links of a body lead that is being written. */
export async function linksOfBody(c: Context<AppEnv>, body: string): Promise<HrefOf> {
  const { deps, team } = c.var
  const files = await listFileNames(deps.db, team.id, fileNamesIn(cleanBody(body)))
  const pages = new Map(files.map((file) => [file.fileName, pageOf(team.id, file)]))
  return (name) => pages.get(name) ?? null
}

/** Seconds to wait once a person has changed too much in a minute, said in the header as well; 0 where there is room. */
export async function waitToWrite(c: Context<AppEnv>, userId: string): Promise<number> {
  const wait = await c.var.deps.limits.waitToChange(userId)
  if (wait > 0) c.header('Retry-After', String(wait))
  return wait
}

export const TOO_MANY = 'You have saved sixty times within a minute. Wait a moment and send this once more.'
