import { findImportedIds } from '../../db/queries/imported-rooms.ts'
import { contentDisposition } from '../adr/file-name.ts'
import { factory } from '../env.ts'
import { withIds } from '../with-ids.ts'
import { exportedRoom } from './exported-room.ts'
import { scopeRoom } from './scoping.ts'

/** The whole room for other programs: what was asked, every ballot, the result, and the history. */
export const exports = factory
  .createApp()
  .use('/:decisionId/export.json', scopeRoom)

  .get('/:decisionId/export.json', async (c) => {
    const { deps, room } = c.var
    const exported = await exportedRoom(c)
    const ids = await findImportedIds(deps.db, room.id)
    c.header('Content-Disposition', contentDisposition(`room-${room.id}.json`))
    // Under the ids it had at home its history and its result can be checked.
    return c.json(ids ? withIds(exported, ids) : exported)
  })
