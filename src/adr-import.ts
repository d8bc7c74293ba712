import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Db } from '../db/connect.ts'
import { isPassing } from '../db/errors.ts'
import { findOwner } from '../db/queries/imports.ts'
import { importRecords, type Prepared, prepareImport } from './actions/import-records.ts'
import { readFiles } from './actions/read-files.ts'
import { adrId } from './adr/links.ts'
import { skippedBecause } from './adr/reading/file-kinds.ts'
import type { GivenFile, PlannedFile } from './adr/reading/plan.ts'
import { chooseTeam, UsageError, withData } from './command-data.ts'
import type { Config } from './config.ts'
import { readFolder } from './folder-reader.ts'
import { oneLine } from './json-file.ts'

const USAGE = 'stackmoot adr import DIR [--team ID] [--dry-run] [--renumber]'
const TRIES = 20
const PAUSE_MS = 250

type Done = { lines: string[]; exitCode: 0 | 1 }
type Wanted = { dir: string; team: string | undefined; isDry: boolean; renumber: boolean }

/**
 * Takes the records of a folder into a team's log, or says what that would do. All is read and planned before the one
 * transaction that writes, so that a server on the same file is kept waiting as short as can be. Exit code 1 where a
 * file was left out.
 */
export async function importFolder(
  config: Pick<Config, 'databaseUrl'>,
  args: readonly string[],
  now = () => new Date(),
): Promise<Done> {
  const wanted = read(args)
  const files = await readFiles(readFolder(wanted.dir))
  return withData(config, async (db) => {
    const team = await chooseTeam(db, wanted.team)
    for (let tries = 1; ; tries += 1) {
      const { done, why } = await attempt(db, team.id, files, { ...wanted, at: now() })
      if (done) return done
      if (tries === TRIES) throw why ?? new UsageError('The log keeps changing. Try again in a moment.')
      await setTimeout(PAUSE_MS)
    }
  })
}

/** Nothing is done where the log changed in between, or somebody else was writing. */
async function attempt(
  db: Db,
  teamId: string,
  files: readonly GivenFile[],
  { isDry, renumber, at }: Wanted & { at: Date },
): Promise<{ done: Done | null; why?: unknown }> {
  const ready = await prepareImport(db, { teamId, files, renumber, at })
  if (isDry || ready.plan.files.every(({ write }) => write === null)) return { done: report(ready, isDry) }
  try {
    const by = { teamId, actorId: null, ownerId: await findOwner(db, teamId), at }
    return { done: (await importRecords(db, ready, by)) === 'imported' ? report(ready, isDry) : null }
  } catch (error) {
    if (!isPassing(error)) throw error
    return { done: null, why: error }
  }
}

function report({ plan }: Prepared, isDry: boolean): Done {
  const isOther = ({ name, why }: PlannedFile) => why !== null && why === skippedBecause(name)
  const told = plan.files.filter((file) => !isOther(file))
  const others = plan.files.length - told.length
  const written = told.filter(({ write }) => write !== null).length
  const records = `${written} ${written === 1 ? 'record' : 'records'}`
  return {
    lines: [
      ...told.flatMap(linesOf).map((line) => `${/^ */.exec(line)?.[0]}${oneLine(line).trim()}`),
      ...(others > 0 ? [`not looked into: ${others} other ${others === 1 ? 'file' : 'files'}`] : []),
      isDry ? `${records} would be imported.` : `${records} imported.`,
    ],
    exitCode: told.some(({ outcome }) => outcome === 'left out') ? 1 : 0,
  }
}

function linesOf({
  name,
  outcome,
  number,
  title,
  status,
  why,
  warnings,
  wantsNumber,
}: PlannedFile): string[] {
  if (outcome === 'left out')
    return [`left out ${name}: ${why ?? ''}${wantsNumber ? ' --renumber gives it a new number.' : ''}`]
  const what = `${outcome} ${name}: ${adrId(number ?? 0)} ${title ?? ''} (${status ?? ''})`
  return [what, ...(outcome === 'unchanged' ? [] : warnings.map((warning) => `  ${warning}`))]
}

function read(args: readonly string[]): Wanted {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { team: { type: 'string' }, 'dry-run': { type: 'boolean' }, renumber: { type: 'boolean' } },
      allowPositionals: true,
    })
    const [dir, ...more] = positionals
    if (dir !== undefined && more.length === 0)
      return {
        ...{ dir, team: values.team },
        isDry: values['dry-run'] ?? false,
        renumber: values.renumber ?? false,
      }
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) throw error
  }
  throw new UsageError(USAGE)
}
