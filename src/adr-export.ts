import { parseArgs } from 'node:util'
import { listRecords } from '../db/queries/team-records.ts'
import { FOLDER_FORMATS, isFolderFormat } from './adr/folder.ts'
import { chooseTeam, UsageError, withData } from './command-data.ts'
import type { Config } from './config.ts'
import { writeFolder } from './folder-writer.ts'
import { oneLine } from './json-file.ts'
import { recordFiles } from './record-files.ts'

const USAGE = `stackmoot adr export DIR [--team ID] [--format ${FOLDER_FORMATS.join('|')}]`

/** Writes a team's records into a folder; a line for each file that changed. Exit code 1 where something was left alone. */
export async function exportRecords(
  config: Pick<Config, 'databaseUrl'>,
  args: readonly string[],
): Promise<{ lines: string[]; exitCode: 0 | 1 }> {
  const { dir, team, format } = read(args)
  const done = await withData(config, async (db) => {
    const records = await listRecords(db, (await chooseTeam(db, team)).id)
    return writeFolder(
      dir,
      await recordFiles(records, format),
      records.map(({ record }) => record),
    )
  })
  const lines = done.map(({ what, name, why }) => oneLine(`${what} ${name}${why ? `: ${why}` : ''}`))
  return {
    lines: lines.length === 0 ? ['Nothing has changed.'] : lines,
    exitCode: done.some(({ what }) => what === 'left alone') ? 1 : 0,
  }
}

function read(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { team: { type: 'string' }, format: { type: 'string', default: 'madr' } },
      allowPositionals: true,
    })
    const [dir, ...more] = positionals
    if (dir !== undefined && more.length === 0 && isFolderFormat(values.format))
      return { dir, team: values.team, format: values.format }
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) throw error
  }
  throw new UsageError(USAGE)
}
