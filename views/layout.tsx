import type { Child } from 'hono/jsx'
import { Brand } from './components/mark.tsx'

type Props = {
  title: string
  /** Address of a served file. */
  assets: (
    name: 'app.css' | 'app.js' | 'live.js' | 'htmx.js' | 'favicon.svg' | 'hanken-grotesk.woff2',
  ) => string
  /** Only the title and the main part, for htmx to swap. */
  fragment: boolean
  current?: string | undefined
  team?: { id: string; name: string } | undefined
  /** Address of a feed of what this page lists. */
  feed?: string | undefined
  /** The room that this page shows, to follow it. */
  room?: { id: string; version: number } | undefined
  children?: Child
}

/**
 * htmx adds a style sheet of its own unless told not to, and remembers pages that hold ballots. Where it changes a
 * part in place, a fold stays as the reader left it.
 */
const HTMX_CONFIG = JSON.stringify({
  includeIndicatorCSS: false,
  history: 'reload',
  noSwap: [204, 304],
  morphIgnore: ['data-htmx-powered', 'open'],
})

export const Layout = ({ title, assets, fragment, current, team, feed, room, children }: Props) => {
  const main = (
    <main
      id="main"
      tabindex={-1}
      data-live={room && `/decisions/${room.id}`}
      data-version={room?.version}
      data-log={team && `/teams/${team.id}/adrs`}
    >
      <div class="wrap">{children}</div>
    </main>
  )
  if (fragment)
    return (
      <>
        <title>{title}</title>
        {main}
      </>
    )
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <meta name="htmx-config" content={HTMX_CONFIG} />
        <link
          rel="preload"
          href={assets('hanken-grotesk.woff2')}
          as="font"
          type="font/woff2"
          crossorigin=""
        />
        <link rel="stylesheet" href={assets('app.css')} />
        <link rel="icon" href={assets('favicon.svg')} type="image/svg+xml" />
        {feed && <link rel="alternate" href={feed} type="application/atom+xml" title={title} />}
        <script src={assets('htmx.js')} defer />
        <script src={assets('app.js')} defer />
        <script src={assets('live.js')} type="module" />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <header class="top">
          <div class="wrap">
            <Brand />
            <nav aria-label="Site">
              {team ? (
                <NavLink href={`/teams/${team.id}/adrs`} current={current} isLog>
                  Decision log
                </NavLink>
              ) : (
                <NavLink href="/sample" current={current} isLog>
                  Sample room
                </NavLink>
              )}
              <NavLink href="/advisor" current={current}>
                Advisor
              </NavLink>
              <NavLink href="/decisions/new" current={current}>
                New room
              </NavLink>
            </nav>
          </div>
        </header>
        {main}
        <footer class="foot">
          <div class="wrap">
            <span>Stackmoot advises; people decide.</span>
            <a href="/sample">Sample room</a>
            <a href="/advisor">Solo advisor</a>
            <a href="/method">How the score works</a>
          </div>
        </footer>
      </body>
    </html>
  )
}

const NavLink = ({
  href,
  current,
  isLog,
  children,
}: {
  href: string
  current: string | undefined
  /** The link that changes with the team; app.js keeps it in step. */
  isLog?: boolean
  children: Child
}) => (
  <a href={href} aria-current={href === current ? 'page' : undefined} data-log-link={isLog ? '' : undefined}>
    {children}
  </a>
)
