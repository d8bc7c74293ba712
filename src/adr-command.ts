import { exportRecords } from './adr-export.ts'
import { importFolder } from './adr-import.ts'
import { UsageError } from './command-data.ts'
import type { Config } from './config.ts'

/** `stackmoot adr …`: the records of a team and the files of a folder. */
export async function adrCommand(config: Config, [what, ...args]: readonly string[]): Promise<void> {
  if (what === 'export') return print(await exportRecords(config, args))
  if (what === 'import') return print(await importFolder(config, args))
  throw new UsageError('Say stackmoot adr import DIR or stackmoot adr export DIR.')
}

function print({ lines, exitCode }: { lines: readonly string[]; exitCode: number }) {
  for (const line of lines) console.log(line)
  process.exitCode = exitCode
}
