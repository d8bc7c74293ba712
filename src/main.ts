import { run } from './cli.ts'

const [command = 'serve', ...rest] = process.argv.slice(2)
await run(command, rest)
