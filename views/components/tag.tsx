import type { PropsWithChildren } from 'hono/jsx'

export type TagTone = 'plain' | 'moss' | 'weld' | 'madder' | 'off'

/** A word in a hairline box; the word carries the meaning, the colour repeats it. */
const Tag = ({ tone = 'plain', children }: PropsWithChildren<{ tone?: TagTone }>) => (
  <span class={tone === 'plain' ? 'tag' : `tag tag-${tone}`}>{children}</span>
)

const TONES: Record<string, TagTone> = {
  accepted: 'moss',
  rejected: 'madder',
  voting: 'weld',
  superseded: 'off',
  deprecated: 'off',
  abandoned: 'off',
  consent: 'moss',
  concern: 'weld',
  objection: 'madder',
  'objection resolved': 'moss',
  'objection carried': 'madder',
  'came true': 'moss',
  'did not come true': 'madder',
  'review due': 'weld',
}

/** Status of a record or state of a room. */
export const StatusTag = ({ status }: { status: string }) => (
  <Tag tone={Object.hasOwn(TONES, status) ? TONES[status] : 'plain'}>
    {status === 'voting' ? 'voting, sealed' : status}
  </Tag>
)
