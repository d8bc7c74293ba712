import { join } from 'node:path'
import { serve } from '@hono/node-server'
import Database from 'better-sqlite3'
import { Hono } from 'hono'

/**
 * The least a server can do for a ballot: one row and a tally, on disk before the answer, and a small page. No
 * session, no check of the origin, no event, no permission, no result. What Stackmoot costs is told as a multiple.
 */
const [folder = '', ballots = '0'] = process.argv.slice(2)
const database = new Database(join(folder, 'limit.db'))
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.exec(`
  create table if not exists ballots (voter text primary key, answers text not null) strict, without rowid;
  create table if not exists tally (id integer primary key, ballots integer not null, casts integer not null) strict;
  insert or ignore into tally values (1, 0, 0);
`)

const known = database.prepare<[string]>('select 1 from ballots where voter = ?')
const upsert = database.prepare<[string, string]>(
  'insert into ballots values (?, ?) on conflict (voter) do update set answers = excluded.answers',
)
const count = database.prepare<[number]>(
  'update tally set ballots = ballots + ?, casts = casts + 1 where id = 1',
)
const read = database.prepare<[], { ballots: number; casts: number }>('select * from tally where id = 1')

function cast(voter: string, answers: string) {
  const isNew = known.get(voter) === undefined
  upsert.run(voter, answers)
  count.run(isNew ? 1 : 0)
}

/** Ballots that arrive together share a commit, as they do in Stackmoot. */
let batch: { voter: string; answers: string; done: () => void }[] = []
const commit = database.transaction((casts: typeof batch) => {
  for (const { voter, answers } of casts) cast(voter, answers)
})
const flush = () => {
  const casts = batch
  batch = []
  commit.immediate(casts)
  for (const { done } of casts) done()
}
const castSoon = (voter: string, answers: string) =>
  new Promise<void>((done) => {
    if (batch.length === 0) setImmediate(flush)
    batch.push({ voter, answers, done })
  })

if (read.get()?.ballots === 0)
  database.transaction(() => {
    for (let voter = 0; voter < Number(ballots); voter++) cast(String(voter), '{}')
  })()

const ROW = '<tr><td>An option</td><td>72</td><td><i></i></td></tr>'

const app = new Hono()
  .post('/ballots/:voter', async (c) => {
    const form = new URLSearchParams(await c.req.text())
    await castSoon(c.req.param('voter'), JSON.stringify(Object.fromEntries(form)))
    return c.html('<p>Your ballot is cast.</p>')
  })
  .get('/', (c) => {
    const tally = read.get()
    return c.html(
      `<!doctype html><title>Result</title><p>${tally?.ballots} ballots</p><table>${ROW.repeat(50)}</table>`,
    )
  })

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  console.log(`The limit app is listening on http://127.0.0.1:${port}`),
)
process.once('SIGTERM', () => process.exit(0))
