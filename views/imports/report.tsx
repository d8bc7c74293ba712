import { skippedBecause } from '../../src/adr/reading/file-kinds.ts'
import type { PlannedFile } from '../../src/adr/reading/plan.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { Fold } from '../components/fold.tsx'
import { FileList } from './files.tsx'

export type ReportedFile = Omit<PlannedFile, 'write'>

type Props = {
  team: { id: string; name: string }
  path: string
  files: readonly ReportedFile[]
  renumber: boolean
  /** By which it is told whether the log has changed since; null once the import is done. */
  mark: string | null
  /** The log has changed since the report was read. */
  isOvertaken?: boolean
}

/** What an import does, file by file; or did, once it is done. */
export const ImportReport = ({ team, path, files, renumber, mark, isOvertaken = false }: Props) => {
  const of = (...outcomes: ReportedFile['outcome'][]) =>
    files.filter(({ outcome }) => outcomes.includes(outcome))
  const fresh = of('new')
  const changed = of('changed')
  const unchanged = of('unchanged')
  const isOther = ({ name, why }: ReportedFile) => why !== null && why === skippedBecause(name)
  const others = of('left out').filter(isOther)
  const leftOut = of('left out').filter((file) => !isOther(file))
  const isDone = mark === null
  const log = `/teams/${team.id}/adrs`
  return (
    <div class="narrow stack">
      <div class="room-head">
        <h1>{isDone ? 'Imported' : 'What the import does'}</h1>
        <p class="who" dir="auto">
          {team.name} · <a href={log}>Decision log</a>
        </p>
      </div>
      {isOvertaken && (
        <Aside tone="weld">
          <strong>The log has changed since you read the report.</strong> Nothing was imported. This is what
          the import does now.
        </Aside>
      )}
      <p class="lede">{said(fresh.length, changed.length, leftOut.length, isDone)}</p>
      {mark !== null && <Renumbering {...{ path, files, renumber }} />}
      {mark !== null && (
        <form action={path} method="post" class="row row-stretch" {...boost}>
          <input type="hidden" name="mark" value={mark} />
          {renumber && <input type="hidden" name="renumber" value="yes" />}
          {fresh.length + changed.length > 0 && (
            <button class="btn btn-main btn-big" type="submit" data-busy="Importing…">
              Import {counted(fresh.length + changed.length, 'record')}
            </button>
          )}
          <a class="btn" href={`/teams/${team.id}/imports`}>
            Choose other files
          </a>
        </form>
      )}
      <Part id="left-out" title="Left out" files={leftOut} log={null} />
      <Part id="changed" title="Changed outside, a new version here" files={changed} log={log} />
      <Part id="new" title="New in the log" files={fresh} log={isDone ? log : null} />
      <div>
        {unchanged.length > 0 && (
          <Fold
            summary="Nothing to do"
            hint={`${counted(unchanged.length, 'file')} that the log has already`}
          >
            <FileList files={unchanged} log={log} />
          </Fold>
        )}
        {others.length > 0 && (
          <Fold summary="Not looked into" hint={counted(others.length, 'other file')}>
            <FileList files={others} log={null} />
          </Fold>
        )}
      </div>
    </div>
  )
}

type PartProps = { id: string; title: string; files: readonly ReportedFile[]; log: string | null }

const Part = ({ id, title, files, log }: PartProps) =>
  files.length > 0 ? (
    <section class="stack" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>
        {title} <small class="count">{files.length}</small>
      </h2>
      <FileList files={files} log={log} />
    </section>
  ) : null

/** Says how many files wait for a number, and leads to the report in which they have one. */
const Renumbering = ({ path, files, renumber }: Pick<Props, 'path' | 'files' | 'renumber'>) => {
  const waiting = files.filter(({ wantsNumber }) => wantsNumber).length
  if (renumber)
    return (
      <Aside>
        Files without a number, and those whose number another record has, get the next ones, in the order of
        their dates. <a href={path}>Leave them out instead</a>
      </Aside>
    )
  if (waiting === 0) return null
  return (
    <Aside tone="weld">
      <strong>
        {counted(waiting, 'file')} without a number of {waiting === 1 ? 'its' : 'their'} own.
      </strong>{' '}
      <a href={`${path}?renumber=yes`}>Give {waiting === 1 ? 'it a new one' : 'them new ones'}</a>
    </Aside>
  )
}

function said(fresh: number, changed: number, left: number, isDone: boolean): string {
  const rest = left > 0 ? ` ${counted(left, 'file')} ${left === 1 ? 'is' : 'are'} left out.` : ''
  if (fresh + changed === 0)
    return `${isDone ? 'Nothing was imported.' : 'There is nothing to import.'}${rest}`
  const parts = [
    ...(fresh > 0 ? [`${counted(fresh, 'record')} ${fresh === 1 ? 'is' : 'are'} new`] : []),
    ...(changed > 0 ? [`${counted(changed, 'record')} ${changed === 1 ? 'has' : 'have'} changed`] : []),
  ]
  return `${parts.join(', ')}.${rest}`
}

const counted = (count: number, noun: string) =>
  `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`
