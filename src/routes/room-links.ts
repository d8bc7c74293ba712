import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { findInviteOf } from '../../db/queries/invites.ts'
import { findReturnLinkOf } from '../../db/queries/users.ts'
import { inviteState } from '../domain/invite.ts'
import { can } from '../domain/permissions.ts'
import type { AppEnv } from '../env.ts'
import { qrPath } from '../qr.ts'

/** The invite link can be shown again because it is derived; the database has its hash alone. */
export async function inviteOf(c: Context<AppEnv>) {
  const { deps, room } = c.var
  if (!can(room.roles, 'see invite')) return null
  const invite = await findInviteOf(deps.db, room.id)
  if (!invite) return null
  const url = `${deps.publicUrl}/join/${deps.secret.token('invite', invite.id)}`
  return {
    url,
    qr: qrPath(url),
    code: room.code,
    host: new URL(deps.publicUrl).host,
    state: inviteState(invite, deps.now()),
    path: `/decisions/${room.id}`,
    manages: can(room.roles, 'manage people'),
  }
}

export async function returnUrl(c: Context<AppEnv>) {
  const { deps, actor } = c.var
  if (!actor.id) throw new HTTPException(404)
  const link = await findReturnLinkOf(deps.db, actor.id)
  return link ? `${deps.publicUrl}/return/${deps.secret.token('return', link.id)}` : null
}
