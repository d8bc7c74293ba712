import { FOLDER_FORMATS } from '../../src/adr/folder.ts'
import { FORMATS } from '../../src/adr/formats.ts'
import type { FieldErrors } from '../../src/domain/ballot.ts'
import type { RepositoryFields } from '../../src/domain/repository.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field, SelectField } from '../components/field.tsx'
import { type PushState, PushStatus } from './push-status.tsx'

type Props = {
  team: { id: string; name: string }
  /** What is set; null before anything is. */
  state: PushState | null
  fields: RepositoryFields
  errors: FieldErrors
  /** Beginnings of addresses that the operator allows. */
  allowed: readonly string[]
  isGitHere: boolean
}

export const RepositoryPage = ({ team, state, fields, errors, allowed, isGitHere }: Props) => {
  const isPossible = allowed.length > 0 && isGitHere
  return (
    <div class="narrow stack">
      <ErrorSummary
        errors={Object.entries(errors).map(([field, message]) => ({ field, message: message ?? '' }))}
        kept="What you wrote is kept."
      />
      <div class="room-head">
        <h1>Copy to a Git repository</h1>
        <p class="who" dir="auto">
          {team.name} · <a href={`/teams/${team.id}/adrs`}>Decision log</a>
        </p>
      </div>
      <p>
        Each record that is accepted becomes a commit in your repository, in its decider’s name, and what
        changes later becomes another one. Whatever else is in the repository stays. A record that somebody
        changes over there is overwritten: change it here.
      </p>
      {allowed.length === 0 && (
        <Aside tone="weld">
          Whoever runs this server has not allowed any repository. They name the places in the setting
          GIT_REMOTES.
        </Aside>
      )}
      {!isGitHere && (
        <Aside tone="weld">
          There is no git on this machine. Whoever runs this server has to install it.
        </Aside>
      )}
      {state && <PushStatus team={team} state={state} mayPush={isPossible} />}
      {isPossible && (
        <section class="stack" aria-labelledby="place-heading">
          <h2 id="place-heading">{state ? 'Change it' : 'Where it goes'}</h2>
          <form action={`/teams/${team.id}/repository`} method="post" class="stack" {...boost}>
            <Field
              name="remote"
              label="Address of the repository"
              hint={
                <>
                  Begins with{' '}
                  {allowed.map((prefix, at) => (
                    <>
                      {at > 0 && ' or '}
                      <code>{prefix}</code>
                    </>
                  ))}
                  . No password in it: whoever runs this server gives it access.
                </>
              }
              value={fields.remote}
              maxlength={500}
              autocomplete="off"
              autocapitalize="none"
              inputmode="url"
              {...(errors.remote ? { error: errors.remote } : {})}
            />
            <Field
              name="branch"
              label="Branch"
              hint="It is made if it is not there yet."
              value={fields.branch}
              maxlength={200}
              autocomplete="off"
              autocapitalize="none"
              {...(errors.branch ? { error: errors.branch } : {})}
            />
            <Field
              name="folder"
              label="Folder"
              value={fields.folder}
              maxlength={200}
              autocomplete="off"
              autocapitalize="none"
              hint="docs/decisions is where tools for MADR look, doc/adr is for adr-tools."
              {...(errors.folder ? { error: errors.folder } : {})}
            />
            <SelectField
              name="format"
              label="Format"
              value={fields.format}
              options={FOLDER_FORMATS.map((value) => ({ value, label: FORMATS[value].label }))}
              {...(errors.format ? { error: errors.format } : {})}
            />
            <p class="row row-stretch">
              <button class="btn btn-main" type="submit" data-busy="Saving…">
                {state ? 'Save' : 'Save and push'}
              </button>
            </p>
          </form>
        </section>
      )}
    </div>
  )
}
