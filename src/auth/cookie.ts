import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { AppEnv } from '../env.ts'

const LIFE_SECONDS = 30 * 24 * 60 * 60

/**
 * `__Host-` and Secure wherever the site is reached by https. On http, which the settings allow only on this
 * machine or a network somebody vouched for, browsers would drop such a cookie.
 */
export const isSecure = (c: Context<AppEnv>) => c.var.deps.publicUrl.startsWith('https://')

const nameOf = (c: Context<AppEnv>) => (isSecure(c) ? '__Host-session' : 'session')

export const readSessionCookie = (c: Context<AppEnv>) => getCookie(c, nameOf(c))

export function writeSessionCookie(c: Context<AppEnv>, token: string) {
  setCookie(c, nameOf(c), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c),
    maxAge: LIFE_SECONDS,
  })
}

export function dropSessionCookie(c: Context<AppEnv>) {
  setCookie(c, nameOf(c), '', {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c),
    maxAge: 0,
  })
}
