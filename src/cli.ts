import { SchemaError } from '../db/migrate.ts'
import { AlreadyServedError } from '../db/sqlite/lock.ts'
import { UsageError } from './command-data.ts'
import { ConfigError, readConfig } from './config.ts'
import { InputError, oneLine } from './json-file.ts'
import { scoreFile } from './score-file.ts'
import { serve } from './server.ts'
import { verifyFile } from './verify-file.ts'

const USAGE = `stackmoot serve         serve the pages (the default)
stackmoot score FILE    print the full result of a room export or an advisor input as JSON
stackmoot verify FILE   recompute the result of a room export; say equal (exit code 0), equal as far as it can be
                        checked (3), or the first difference (1)
stackmoot adr import DIR  take the records of a folder into a team’s log; [--team ID] [--dry-run] [--renumber]
stackmoot adr export DIR [--team ID] [--format NAME]
                        write the records of a team as files into a folder
stackmoot migrate       bring the database up to date and stop`

/** The command line. What a person can put right ends with one line and exit code 2. */
export async function run(command: string, rest: readonly string[]): Promise<void> {
  try {
    if (command === 'serve') await serve(readConfig(process.env))
    else if (command === 'score') console.log(scoreFile(rest[0]))
    else if (command === 'verify') verify(rest[0])
    else if (command === 'migrate')
      await (await import('./migrate-command.ts')).migrateCommand(readConfig(process.env))
    else if (command === 'adr')
      await (await import('./adr-command.ts')).adrCommand(readConfig(process.env), rest)
    else if (command === 'help' || command === '--help') console.log(USAGE)
    else fail(`There is no command ${oneLine(command)}.\n${USAGE}`)
  } catch (error) {
    if (!isExpected(error)) throw error
    fail(error.message)
  }
}

function verify(path: string | undefined) {
  const { exitCode, line } = verifyFile(path)
  console.log(line)
  process.exitCode = exitCode
}

const isExpected = (error: unknown): error is Error =>
  [ConfigError, InputError, UsageError, SchemaError, AlreadyServedError].some(
    (type) => error instanceof type,
  ) || ['EADDRINUSE', 'EACCES', 'ECONNREFUSED'].includes((error as { code?: string } | null)?.code ?? '')

function fail(message: string) {
  console.error(message)
  process.exitCode = 2
}
