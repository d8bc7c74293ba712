import type { Stretch } from '../../src/adr/difference.ts'
import type { AnyRecord } from '../../src/adr/record.ts'
import { versionInWords, versionTitle } from '../../src/domain/version-words.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { Fold } from '../components/fold.tsx'
import { RoomHead } from '../components/room-head.tsx'
import { Time } from '../components/time.tsx'
import { Changes, KeyOfChanges } from './changes.tsx'
import type { TimelineEntry } from './versions.tsx'

type Props = {
  entry: TimelineEntry
  /** The record as it was then. */
  record: AnyRecord
  /** As it is now. */
  now: { version: number }
  timeZone: string
  href: string
  /** Of all versions. */
  path: string
  /** Against the version before; null in the first one. */
  stretches: readonly Stretch[] | null
  markdown: string
  fileName: string
  mayRestore: boolean
}

export const VersionPage = ({ entry, record, now, timeZone, href, path, stretches, ...about }: Props) => {
  const { markdown, fileName, mayRestore } = about
  const isCurrent = entry.version === now.version
  return (
    <div class="narrow">
      <RoomHead
        title={versionTitle(entry.version, record.number)}
        facts={
          <>
            {versionInWords(entry)} <Time at={entry.at} zone={timeZone} year />
          </>
        }
      />
      {entry.note && (
        <p class="said as-typed" dir="auto">
          {entry.note}
        </p>
      )}
      <Aside tone={isCurrent ? 'ink' : 'weld'}>
        {isCurrent ? (
          <>
            This is the record as it stands. <a href={href}>Read it</a>
          </>
        ) : (
          <>
            An earlier version: <a href={href}>the record as it stands</a> is version {now.version}.
          </>
        )}
      </Aside>
      <section class="band stack" aria-labelledby="changes-heading">
        <h2 id="changes-heading">What changed</h2>
        {stretches === null ? (
          <p class="note">This is the first version.</p>
        ) : stretches.every(({ isChanged }) => !isChanged) ? (
          <p class="note">Nothing in the text of the record.</p>
        ) : (
          <>
            <KeyOfChanges />
            <Changes stretches={stretches} />
          </>
        )}
      </section>
      <section class="band stack" aria-labelledby="text-heading">
        <h2 id="text-heading">The record as it was</h2>
        <Fold summary="Markdown" hint={fileName} open={stretches === null}>
          <pre class="wrap-lines" tabindex={0} role="region" aria-label="The record as Markdown">
            {markdown}
          </pre>
        </Fold>
        <p class="row row-stretch">
          <a class="btn" href={`${path}/${entry.version}/adr.md`} download={fileName}>
            Download this version
          </a>
        </p>
        {mayRestore && !isCurrent && <Restore version={entry.version} now={now.version} path={path} />}
      </section>
      <nav class="row" aria-label="Other versions">
        {entry.version > 1 && <a href={`${path}/${entry.version - 1}`}>Version before</a>}
        {!isCurrent && <a href={`${path}/${entry.version + 1}`}>Version after</a>}
        <a href={path}>All versions</a>
      </nav>
    </div>
  )
}

const Restore = ({ version, now, path }: { version: number; now: number; path: string }) => (
  <form action={`${path}/${version}/restoration`} method="post" class="stack" {...boost}>
    <input type="hidden" name="version" value={now} />
    <p class="note">
      To restore it makes a new version with these words. Status and links stay as they are, and nothing is
      lost.
    </p>
    <p class="row row-stretch">
      <button class="btn" type="submit" data-busy="Restoring…">
        Restore this version
      </button>
    </p>
  </form>
)
