import { describe, expect, test } from 'vitest'
import { ConfigError, isLoopback, readConfig } from '../src/config.ts'

describe('the settings', () => {
  test('need nothing', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: undefined,
      dataDir: './data',
      databaseUrl: './data/stackmoot.db',
      appSecret: undefined,
      trustedProxies: 0,
      mail: undefined,
      git: { remotes: [], folder: 'data/git', env: {} },
      logLevel: 'info',
    })
  })

  test('are read from the environment, and empty ones are as good as none', () => {
    const env = {
      PORT: '0',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://moot.example/',
      DATA_DIR: '/srv/moot',
      DATABASE_URL: '',
      TRUSTED_PROXIES: '1',
      LOG_LEVEL: 'warn',
      APP_SECRET: 'x'.repeat(32),
      UNKNOWN: 'kept out',
    }
    expect(readConfig(env)).toMatchObject({
      port: 0,
      host: '0.0.0.0',
      publicUrl: 'https://moot.example',
      databaseUrl: '/srv/moot/stackmoot.db',
      trustedProxies: 1,
      logLevel: 'warn',
    })
    expect(readConfig({ DATABASE_URL: 'postgres://u@h/d' }).databaseUrl).toBe('postgres://u@h/d')
  })

  test('name the places that records may be pushed to, and what git finds its keys by', () => {
    const env = {
      GIT_REMOTES: ' ssh://git@git.acme.dev/acme/  https://github.com/acme/ ',
      DATA_DIR: '/srv/moot',
      HOME: '/home/moot',
      GIT_DIR: '/etc',
    }
    expect(readConfig(env).git).toEqual({
      remotes: ['ssh://git@git.acme.dev/acme/', 'https://github.com/acme/'],
      folder: '/srv/moot/git',
      env: { HOME: '/home/moot' },
    })
  })

  test.each([
    [{ PORT: 'eighty' }, /PORT/],
    [{ PORT: '70000' }, /PORT/],
    [{ PORT: '-1' }, /PORT/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
    [{ TRUSTED_PROXIES: 'yes' }, /TRUSTED_PROXIES/],
    [{ APP_SECRET: 'short' }, /APP_SECRET: must have 32 characters/],
    [{ PUBLIC_URL: 'moot.example' }, /PUBLIC_URL/],
    [{ PUBLIC_URL: 'ftp://moot.example' }, /PUBLIC_URL/],
    [{ PUBLIC_URL: 'https://moot.example/path' }, /without a path/],
    [{ PUBLIC_URL: 'http://moot.example' }, /must start with https/],
    [{ PUBLIC_URL: 'http://192.168.0.7:3000' }, /must start with https/],
    [{ HOST: '0.0.0.0' }, /PUBLIC_URL must say/],
    [{ HOST: '::' }, /PUBLIC_URL must say/],
    [{ ALLOW_PLAIN_HTTP: 'true' }, /ALLOW_PLAIN_HTTP/],
    [{ GIT_REMOTES: 'https://github.com/acme' }, /GIT_REMOTES: https:\/\/github.com\/acme must/],
    [{ GIT_REMOTES: 'https://github.com/acme/ ftp://x/' }, /GIT_REMOTES: ftp/],
    [{ GIT_REMOTES: 'https://a:b@github.com/acme/' }, /GIT_REMOTES/],
    [{ SMTP_URL: 'mail.example' }, /SMTP_URL/],
    [{ SMTP_URL: 'https://mail.example' }, /SMTP_URL/],
    [{ SMTP_URL: 'smtp://mail.example' }, /MAIL_FROM must say/],
    [{ SMTP_URL: 'smtp://mail.example', PUBLIC_URL: 'http://127.0.0.1:3000' }, /MAIL_FROM must say/],
    [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'moot' }, /MAIL_FROM must be an address/],
    [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example\nBcc: c@d.example' }, /MAIL_FROM must be/],
  ])('that are wrong end with one line: %j', (env, message) => {
    const read = () => readConfig(env as Record<string, string>)
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(message)
    try {
      read()
    } catch (error) {
      expect((error as Error).message).not.toContain('\n')
    }
  })

  test('allow plain http on this machine, and elsewhere to who asks for it', () => {
    for (const url of ['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000'])
      expect(readConfig({ PUBLIC_URL: url }).publicUrl).toBe(url)
    const lan = { PUBLIC_URL: 'http://192.168.0.7:3000', HOST: '0.0.0.0', ALLOW_PLAIN_HTTP: 'yes' }
    expect(readConfig(lan).publicUrl).toBe('http://192.168.0.7:3000')
  })

  test('send mail only where a server is named, from the address of the site or one that is given', () => {
    const SMTP_URL = 'smtps://user:word@mail.example:465'
    const site = { SMTP_URL, PUBLIC_URL: 'https://moot.example' }
    const from = (settings: Record<string, string>) => readConfig(settings).mail?.from
    expect(readConfig({ MAIL_FROM: 'moot@example.org' }).mail).toBeUndefined()
    expect(readConfig({ ...site, SMTP_URL: '' }).mail).toBeUndefined()
    expect(readConfig(site).mail).toEqual({
      url: SMTP_URL,
      from: { name: 'Stackmoot', address: 'stackmoot@moot.example' },
    })
    expect(from({ ...site, MAIL_FROM: 'moot@example.org' })).toEqual({
      name: '',
      address: 'moot@example.org',
    })
    const named = { name: 'The moot', address: 'moot@example.org' }
    expect(from({ SMTP_URL, MAIL_FROM: 'The moot <moot@example.org>' })).toEqual(named)
    expect(from({ SMTP_URL, MAIL_FROM: '"The moot" <moot@example.org>' })).toEqual(named)
  })

  test('tell this machine from others', () => {
    for (const host of ['localhost', '127.0.0.1', '127.8.8.8', '::1', '[::1]'])
      expect(isLoopback(host)).toBe(true)
    for (const host of ['0.0.0.0', '::', '127.evil.example', '128.0.0.1', 'localhost.evil.example', ''])
      expect(isLoopback(host)).toBe(false)
  })
})
