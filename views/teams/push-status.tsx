import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { Time } from '../components/time.tsx'

export type PushState = {
  remote: string
  branch: string
  folder: string
  wantedAt: string | null
  nextAt: string | null
  tries: number
  pushedAt: string | null
  pushedCommit: string | null
  error: string
}

type Props = { team: { id: string }; state: PushState; mayPush: boolean }

/** How far the copy has come. While a push is due it looks again by itself, where there is a script. */
export const PushStatus = ({ team, state, mayPush }: Props) => {
  const href = `/teams/${team.id}/repository`
  const isDue = state.wantedAt !== null && state.error === '' && mayPush
  const looksAgain = isDue
    ? {
        'hx-get': href,
        'hx-trigger': 'every 3s',
        'hx-select': '#push',
        'hx-target': '#push',
        'hx-swap': 'outerHTML',
      }
    : {}
  return (
    <section id="push" class="stack" aria-labelledby="push-heading" {...looksAgain}>
      <h2 id="push-heading">How it stands</h2>
      <dl class="frontm">
        <dt>repository</dt>
        <dd>
          <code>{state.remote}</code>
        </dd>
        <dt>branch</dt>
        <dd>
          <code>{state.branch}</code>
        </dd>
        <dt>folder</dt>
        <dd>
          <code>{state.folder}</code>
        </dd>
        <dt>last push</dt>
        <dd>
          {state.pushedAt ? (
            <>
              <Time at={state.pushedAt} />
              {state.pushedCommit && (
                <>
                  , commit <code>{state.pushedCommit.slice(0, 10)}</code>
                </>
              )}
            </>
          ) : (
            'none yet'
          )}
        </dd>
      </dl>
      {state.error !== '' ? (
        <Aside tone="madder">
          <strong>The last try failed.</strong> {state.error}{' '}
          {state.wantedAt !== null && state.nextAt !== null && (
            <>
              Tried {state.tries === 1 ? 'once' : `${state.tries} times`}; the next try is on{' '}
              <Time at={state.nextAt} />.
            </>
          )}
        </Aside>
      ) : (
        <p role="status">
          {state.wantedAt === null
            ? 'Everything is pushed.'
            : 'Something waits to be pushed. It takes a few seconds.'}
        </p>
      )}
      <div class="row row-stretch">
        {mayPush && (
          <form action={`${href}/push`} method="post" {...boost}>
            <button class="btn" type="submit" data-busy="Asking for it…">
              Push now
            </button>
          </form>
        )}
        <form action={`${href}/end`} method="post" {...boost}>
          <button class="btn" type="submit">
            Stop copying
          </button>
        </form>
      </div>
    </section>
  )
}
