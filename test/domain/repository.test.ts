import { describe, expect, test } from 'vitest'
import { isRemotePrefix, nextPush, parseRepository, problemOfRemote } from '../../src/domain/repository.ts'

const ALLOWED = ['ssh://git@git.acme.dev/acme/', 'https://github.com/acme/', 'file:///srv/git/']

describe('the address of a repository', () => {
  test.each([
    'ssh://git@git.acme.dev/acme/records.git',
    'https://github.com/acme/a/b',
    'https://GitHub.com/acme/records',
    'file:///srv/git/records.git',
  ])('is taken under what the operator allows: %s', (remote) => {
    expect(problemOfRemote(remote, ALLOWED)).toBeUndefined()
  })

  test.each([
    ['', /Say where/],
    ['-oProxyCommand=x', /dash/],
    ['--upload-pack=touch x', /dash/],
    ['ext::sh -c touch% x', /ext::/],
    ['fd::17', /ext::/],
    ['git@git.acme.dev:acme/records.git', /ssh:\/\/git@host/],
    ['ftp://git.acme.dev/acme/x', /begins with ssh/],
    ['git://git.acme.dev/acme/x', /begins with ssh/],
    ['/srv/git/x', /begins with ssh/],
    ['file:/srv/git/x', /begins with ssh/],
    ['https:github.com/acme/x', /begins with ssh/],
    ['https://github.com\\@evil.example/acme/x', /begins with ssh/],
    ['https://user:secret@github.com/acme/x', /passwords/],
    ['https://token@github.com/acme/x', /passwords/],
    ['ssh://git:secret@git.acme.dev/acme/x', /passwords/],
    ['https://github.com/acme/../evil/x', /plain path/],
    ['https://github.com/acme/./x', /plain path/],
    ['https://github.com/acme/%2e%2e/evil/x', /plain path/],
    ['https://github.com/acme/%2E%2E%2Fevil', /plain path/],
    ['https://github.com/acme//x', /plain path/],
    ['https://github.com/acme/x?y', /plain path/],
    ['https://github.com/acme/x#y', /plain path/],
    ['ssh://git@git.acme.dev/acme/-x', /plain path/],
    ['https://github.com/acme/x\u202e', /plain path/],
    ['https://github.com/acme/', /not allowed this place/],
    ['https://github.com/acmevil/x', /not allowed this place/],
    ['https://github.com/evil/acme/x', /not allowed this place/],
    ['https://github.com.evil.example/acme/x', /not allowed this place/],
    ['https://github.com:8443/acme/x', /not allowed this place/],
    ['http://github.com/acme/x', /not allowed this place/],
    ['ssh://root@git.acme.dev/acme/x', /not allowed this place/],
    ['ssh://-oProxyCommand=x/acme/x', /not allowed this place|begins with/],
    ['file:///etc/x', /not allowed this place/],
    [`https://github.com/acme/${'x'.repeat(500)}`, /at most 500/],
  ])('is refused: %s', (remote, why) => {
    expect(problemOfRemote(remote, ALLOWED)).toMatch(why)
    expect(problemOfRemote(remote, [])).toBeDefined()
  })

  test.each([
    ['https://github.com/acme/', true],
    ['ssh://git@git.acme.dev/', true],
    ['https://github.com/acme', false],
    ['https://a:b@github.com/acme/', false],
    ['ftp://x/', false],
    ['github.com/', false],
  ])('of an operator is one as far as a slash: %s', (prefix, is) => {
    expect(isRemotePrefix(prefix)).toBe(is)
  })
})

describe('branch, folder and format', () => {
  const place = {
    remote: 'https://github.com/acme/x',
    branch: 'main',
    folder: 'docs/decisions',
    format: 'madr',
  }
  const errorsOf = (changes: Partial<typeof place>) => {
    const parsed = parseRepository({ ...place, ...changes }, ALLOWED)
    return parsed.ok ? [] : Object.keys(parsed.errors)
  }

  test.each(['main', 'feature/records', 'v1.2', 'a_b-c'])('takes the branch %s', (branch) => {
    expect(errorsOf({ branch })).toEqual([])
  })
  test.each([
    '',
    'HEAD',
    '-x',
    'a..b',
    'a.lock',
    '/a',
    'a/',
    'a//b',
    'a b',
    'a~1',
    'a^',
    'a:b',
    'a?',
    '@{-1}',
    '.a',
    'a.',
    'é',
  ])('refuses the branch %j', (branch) => {
    expect(errorsOf({ branch })).toEqual(['branch'])
  })
  test.each(['docs/decisions', 'doc/adr/', 'adr', '.records'])('takes the folder %s', (folder) => {
    expect(errorsOf({ folder })).toEqual([])
  })
  test.each(['', '.', '..', 'a/../b', '/etc', '.git', '.GIT/hooks', 'a/.git', '-x', 'a//b', 'a b', 'a\\b'])(
    'refuses the folder %j',
    (folder) => {
      expect(errorsOf({ folder })).toEqual(['folder'])
    },
  )
  test('says all that is wrong at once', () => {
    expect(errorsOf({ remote: '', branch: '', folder: '', format: 'y-statement' })).toEqual([
      'remote',
      'branch',
      'folder',
      'format',
    ])
  })
})

test('the next push comes later each time, and at last every four hours', () => {
  const at = new Date('2026-11-23T09:00:00.000Z')
  const minutes = [0, 1, 2, 3, 7, 8, 100].map(
    (tries) => (Date.parse(nextPush(tries, at)) - at.getTime()) / 60_000,
  )
  expect(minutes).toEqual([1, 2, 5, 15, 240, 240, 240])
})
