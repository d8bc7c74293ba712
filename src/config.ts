import { isIP } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { senderOf } from './domain/address.ts'
import { isRemotePrefix } from './domain/repository.ts'
import type { GitSettings } from './env.ts'

/** One line a person can act on; the process ends with it. */
export class ConfigError extends Error {}

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.string().min(1).optional(),
  APP_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  ALLOW_PLAIN_HTTP: z.enum(['yes', 'no']).default('no'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(1).optional(),
  GIT_REMOTES: z.string().default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

/** What Git and ssh find their programs, keys and settings by. */
const GIT_NEEDS = ['PATH', 'HOME', 'SSH_AUTH_SOCK', 'XDG_CONFIG_HOME', 'SystemRoot', 'USERPROFILE']

export type Config = {
  port: number
  host: string
  /** Where people reach the server, without a trailing slash; undefined until the port is known. */
  publicUrl: string | undefined
  dataDir: string
  databaseUrl: string
  appSecret: string | undefined
  /** How many proxies of ours stand in front; 0 ignores X-Forwarded-*. */
  trustedProxies: number
  /** Undefined where no mail is sent. */
  mail: MailConfig | undefined
  git: GitSettings
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
}

/** A mail server, and who the mail is from. */
export type MailConfig = { url: string; from: { name: string; address: string } }

/** The only reader of the environment. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new ConfigError(`The settings are not usable. ${problems.join('; ')}`)
  }
  const values = parsed.data
  const publicUrl = values.PUBLIC_URL?.replace(/\/+$/, '')
  if (publicUrl) checkPublicUrl(publicUrl, values.ALLOW_PLAIN_HTTP === 'yes')
  else if (!isLoopback(values.HOST))
    throw new ConfigError(
      `HOST=${values.HOST} can be reached from other machines, so PUBLIC_URL must say under which address.`,
    )
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL ?? `${values.DATA_DIR}/stackmoot.db`,
    appSecret: values.APP_SECRET,
    trustedProxies: values.TRUSTED_PROXIES,
    mail: mailOf(values.SMTP_URL, values.MAIL_FROM, publicUrl),
    git: {
      remotes: remotesOf(values.GIT_REMOTES),
      folder: join(values.DATA_DIR, 'git'),
      env: Object.fromEntries(
        GIT_NEEDS.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
      ),
    },
    logLevel: values.LOG_LEVEL,
  }
}

function remotesOf(text: string): string[] {
  const prefixes = text.split(/\s+/).filter((prefix) => prefix !== '')
  const wrong = prefixes.find((prefix) => !isRemotePrefix(prefix))
  if (wrong !== undefined)
    throw new ConfigError(
      `GIT_REMOTES: ${wrong} must begin with ssh://, https://, http:// or file://, hold no password, and end with /.`,
    )
  return prefixes
}

function mailOf(url: string | undefined, from: string | undefined, publicUrl: string | undefined) {
  if (url === undefined) return undefined
  const host = publicUrl ? new URL(publicUrl).hostname : ''
  const sender = senderOf(from ?? `Stackmoot <stackmoot@${host}>`)
  if (!sender)
    throw new ConfigError(
      from === undefined
        ? 'With SMTP_URL set, MAIL_FROM must say who the mail is from: PUBLIC_URL has no host that mail could come from.'
        : 'MAIL_FROM must be an address, like stackmoot@example.org or Stackmoot <stackmoot@example.org>.',
    )
  return { url, from: sender }
}

function checkPublicUrl(publicUrl: string, allowPlainHttp: boolean) {
  const { protocol, hostname, pathname } = new URL(publicUrl)
  if (pathname !== '/') throw new ConfigError('PUBLIC_URL must be an origin, without a path.')
  if (protocol === 'http:' && !isLoopback(hostname) && !allowPlainHttp)
    throw new ConfigError(
      'PUBLIC_URL must start with https:// (sessions would travel in the clear). ALLOW_PLAIN_HTTP=yes permits it on a network you trust.',
    )
}

export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '')
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))
}
