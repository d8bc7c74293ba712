import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Layout } from '../views/layout.tsx'
import type { AppEnv } from './env.ts'

export type PageOptions = {
  title: string
  status?: ContentfulStatusCode
  /** Path of the link in the top bar that leads here. */
  current?: string
  /** Team whose log the top bar links to. */
  team?: { id: string; name: string } | undefined
  /** Address of a feed of what the page lists. */
  feed?: string
}

/** A page whose main part is kept for a version of its room: it changes with an event only, and each makes a new one. */
export async function renderKept(
  c: Context<AppEnv>,
  part: string,
  body: () => Child | Promise<Child>,
  options: PageOptions,
  pages = c.var.pages,
) {
  const { room } = c.var
  return renderOnce(c, `${part} ${room.id} ${room.version}`, body, options, pages)
}

/** A page whose main part is always the same for its key, and rendered once as long as it is kept. */
export async function renderOnce(
  c: Context<AppEnv>,
  key: string,
  body: () => Child | Promise<Child>,
  options: PageOptions,
  pages = c.var.pages,
) {
  const page = await pages.of(key, async () => String(await html`${await body()}`))
  return renderPage(c, raw(page), options)
}

/** A page; for htmx just its title and main part, which is what the forms swap. */
export async function renderPage(
  c: Context<AppEnv>,
  body: Child,
  { title, status = 200, current, team, feed }: PageOptions,
) {
  const fragment = c.req.header('HX-Request') === 'true'
  c.header('Vary', 'HX-Request', { append: true })
  if (fragment && status >= 400) c.header('HX-Push-Url', 'false')
  const { assets } = c.var.deps
  const page = (
    <Layout {...{ title, fragment, current, team, feed }} assets={assets.url} room={followed(c)}>
      {body}
    </Layout>
  )
  // A plain string: the server copies anything else before it sends it.
  return c.html(String(await (fragment ? page.toString() : html`<!doctype html>${page}`)), status)
}

/** The room of this page, for those in it; in the sample nothing happens, so there is nothing to follow. */
function followed(c: Context<AppEnv>) {
  const room: AppEnv['Variables']['room'] | undefined = c.var.room
  return room && room.roles.length > 0 && !room.team.isPublic
    ? { id: room.id, version: room.publicVersion }
    : undefined
}
