import { contentDisposition } from '../adr/file-name.ts'
import { csvOf } from '../csv.ts'
import { ballotTable } from '../domain/ballot-table.ts'
import { factory } from '../env.ts'
import { exportable } from './exported-rounds.ts'
import { scopeRoom } from './scoping.ts'

/** The ballots for spreadsheets, as far as the export of the room has them. */
export const ballotsCsv = factory
  .createApp()
  .use('/:decisionId/ballots.csv', scopeRoom)

  .get('/:decisionId/ballots.csv', async (c) => {
    const { room, rounds } = await exportable(c)
    const bom = c.req.query('bom') !== undefined
    c.header('Content-Type', 'text/csv; charset=utf-8; header=present')
    c.header('Content-Disposition', contentDisposition(`ballots-${room.id}.csv`))
    return c.body(csvOf(ballotTable(room, rounds), { bom }))
  })
