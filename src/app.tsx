import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import { authenticate } from './auth/authenticate.ts'
import { csrf } from './auth/csrf.ts'
import { checkHost } from './auth/host.ts'
import { type Deps, factory } from './env.ts'
import { answerError, answerMissing } from './errors.tsx'
import { keepPages } from './kept-pages.ts'
import { logRequests } from './log.ts'
import { abandonment } from './routes/abandonment.tsx'
import { additions } from './routes/additions.tsx'
import { adrFiles } from './routes/adr-files.ts'
import { adrs } from './routes/adrs.tsx'
import { soloAdvisor } from './routes/advisor.tsx'
import { assetFiles } from './routes/assets.ts'
import { ballots } from './routes/ballots.tsx'
import { ballotsCsv } from './routes/ballots-csv.ts'
import { calendar } from './routes/calendar.ts'
import { comments } from './routes/comments.tsx'
import { consent } from './routes/consent.tsx'
import { deadline } from './routes/deadline.tsx'
import { exports } from './routes/exports.ts'
import { handover } from './routes/handover.tsx'
import { health } from './routes/health.ts'
import { history } from './routes/history.tsx'
import { home } from './routes/home.tsx'
import { imports } from './routes/imports.tsx'
import { invites } from './routes/invites.tsx'
import { items } from './routes/items.tsx'
import { join } from './routes/join.tsx'
import { log } from './routes/log.tsx'
import { mail } from './routes/mail.tsx'
import { method } from './routes/method.tsx'
import { newRecord } from './routes/new-record.tsx'
import { newRoom } from './routes/new-room.tsx'
import { outcomes } from './routes/outcomes.tsx'
import { people } from './routes/people.tsx'
import { profiles } from './routes/profiles.tsx'
import { record } from './routes/record.tsx'
import { recordGraph } from './routes/record-graph.tsx'
import { recordLinks } from './routes/record-links.tsx'
import { recordStatus } from './routes/record-status.tsx'
import { repository } from './routes/repository.tsx'
import { results } from './routes/results.tsx'
import { returnLinks } from './routes/return.tsx'
import { reveal } from './routes/reveal.tsx'
import { reviews } from './routes/reviews.tsx'
import { revisions } from './routes/revisions.tsx'
import { roomImports } from './routes/room-imports.tsx'
import { rooms } from './routes/rooms.tsx'
import { rounds } from './routes/rounds.tsx'
import { schemas } from './routes/schemas.ts'
import { sessions } from './routes/sessions.tsx'
import { settings } from './routes/settings.tsx'
import { settlements } from './routes/settlements.tsx'
import { start } from './routes/start.tsx'
import { stream } from './routes/stream.ts'
import { suggestions } from './routes/suggestions.tsx'
import { tags } from './routes/tags.tsx'
import { teamFiles } from './routes/team-files.ts'
import { tokens } from './routes/tokens.tsx'
import { unsubscribe } from './routes/unsubscribe.tsx'
import { versions } from './routes/versions.tsx'
import { voters } from './routes/voters.tsx'
import { withdrawal } from './routes/withdrawal.tsx'

/** An outcome with long lines in any script, and room to spare. */
const MOST_BYTES = 1024 * 1024

/** A ballot on 40 options with a long reason against each. */
const MOST_BYTES_OF_BALLOT = 4 * 1024 * 1024

/** A folder of records, or a room with its ballots. */
const MOST_BYTES_OF_UPLOAD = 24 * 1024 * 1024

/** Characters of pages that are kept in many forms. */
const MOST_OF_VARIANTS = 8_000_000

const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  strictTransportSecurity: 'max-age=31536000; includeSubDomains',
  xFrameOptions: 'DENY',
  // Not no-referrer: with it browsers send "Origin: null" with our own forms. No other site is told anything.
  referrerPolicy: 'same-origin',
  crossOriginOpenerPolicy: 'same-origin',
  crossOriginResourcePolicy: 'same-origin',
})

function mostBytes(path: string): number {
  if (/^\/(join\/[^/]+|decisions\/[^/]+\/ballot)$/.test(path)) return MOST_BYTES_OF_BALLOT
  return /^\/(teams\/[^/]+\/imports|decisions\/imports)$/.test(path) ? MOST_BYTES_OF_UPLOAD : MOST_BYTES
}

/** Everything the app touches comes in here: importing this file opens nothing and starts nothing. */
export function createApp(deps: Deps, pages = keepPages(), variants = keepPages(MOST_OF_VARIANTS)) {
  return factory
    .createApp()
    .use(async (c, next) => {
      c.set('deps', deps)
      c.set('pages', pages)
      c.set('variants', variants)
      await next()
    })
    .use(logRequests)
    .use(headers)
    .route('/', health)
    .use(checkHost)
    .route('/', assetFiles)
    .use(compress())
    .use(async (c, next) => {
      return bodyLimit({ maxSize: mostBytes(c.req.path) })(c, next)
    })
    .use(csrf)
    .use(async (c, next) => {
      c.header('Cache-Control', 'no-store')
      c.header('Vary', 'Cookie, Accept-Encoding', { append: true })
      await next()
    })
    .use(authenticate)
    .route('/', home)
    .route('/', soloAdvisor)
    .route('/', method)
    .route('/', schemas)
    .route('/', join)
    .route('/', returnLinks)
    .route('/', sessions)
    .route('/', unsubscribe)
    .route('/teams', log)
    .route('/', adrFiles)
    .route('/', recordGraph)
    .route('/', recordLinks)
    .route('/', recordStatus)
    .route('/', newRecord)
    .route('/', revisions)
    .route('/', versions)
    .route('/', tags)
    .route('/', record)
    .route('/teams', teamFiles)
    .route('/teams', tokens)
    .route('/teams', repository)
    .route('/teams', imports)
    .route('/decisions', newRoom)
    .route('/decisions', roomImports)
    .route('/decisions', settings)
    .route('/decisions', items)
    .route('/decisions', suggestions)
    .route('/decisions', start)
    .route('/decisions', additions)
    .route('/decisions', deadline)
    .route('/decisions', abandonment)
    .route('/decisions', ballots)
    .route('/decisions', reveal)
    .route('/decisions', withdrawal)
    .route('/decisions', people)
    .route('/decisions', handover)
    .route('/decisions', invites)
    .route('/decisions', voters)
    .route('/decisions', results)
    .route('/decisions', rounds)
    .route('/decisions', profiles)
    .route('/decisions', comments)
    .route('/decisions', history)
    .route('/decisions', consent)
    .route('/decisions', settlements)
    .route('/decisions', outcomes)
    .route('/decisions', adrs)
    .route('/decisions', reviews)
    .route('/decisions', exports)
    .route('/decisions', ballotsCsv)
    .route('/decisions', calendar)
    .route('/decisions', mail)
    .route('/decisions', stream)
    .route('/decisions', rooms)
    .notFound(answerMissing)
    .onError(answerError)
}
