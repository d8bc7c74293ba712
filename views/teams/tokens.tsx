import type { FieldErrors } from '../../src/domain/ballot.ts'
import { LONGEST_LABEL, type TokenFields } from '../../src/domain/read-token.ts'
import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'
import { Choice } from '../components/choice.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { Time } from '../components/time.tsx'

type Token = {
  id: string
  label: string
  createdAt: string
  /** YYYY-MM-DD; null before it was used. */
  usedOn: string | null
  expiresAt: string | null
}

type Props = {
  team: { id: string; name: string }
  own: readonly Token[]
  /** Those of other members, for an owner; null for whoever is none. */
  others: readonly (Token & { name: string })[] | null
  /** Just made, and shown this once. */
  made: { token: string; label: string; url: string } | null
  /** From the form that makes the next one. */
  submission: string
  fields: TokenFields
  errors: FieldErrors
}

export const TokensPage = ({ team, own, others, made, submission, fields, errors }: Props) => (
  <div class="narrow stack">
    <ErrorSummary
      errors={Object.entries(errors).map(([field, message]) => ({
        field: field === 'tokens' ? null : field === 'life' ? 'life-30' : field,
        message: message ?? '',
      }))}
      kept="What you wrote is kept."
    />
    <div class="room-head">
      <h1>Read tokens</h1>
      <p class="who" dir="auto">
        {team.name} · <a href={`/teams/${team.id}/adrs`}>Decision log</a>
      </p>
    </div>
    <p>
      With a token a program reads the records of this team: a build that fetches them, a feed reader, a
      script. It opens no room, no result and no ballot, and changes nothing. It works as long as you are in
      the team.
    </p>
    {made && <MadeToken {...made} />}
    <section class="stack" aria-labelledby="own-heading">
      <h2 id="own-heading">Your tokens</h2>
      {own.length === 0 ? (
        <p class="note">You have none.</p>
      ) : (
        <ul class="roster">
          {own.map((token) => (
            <TokenRow team={team} token={token} />
          ))}
        </ul>
      )}
    </section>
    <section class="stack" aria-labelledby="make-heading">
      <h2 id="make-heading">Make a token</h2>
      <form action={`/teams/${team.id}/tokens`} method="post" class="stack" {...boost}>
        <input type="hidden" name="submission" value={submission} />
        <Field
          name="label"
          label="What it is for"
          hint="So that you know it again, like “docs build”."
          value={fields.label}
          maxlength={LONGEST_LABEL}
          autocomplete="off"
          {...(errors.label ? { error: errors.label } : {})}
        />
        <Choice
          name="life"
          legend="How long it works"
          value={fields.life}
          error={errors.life}
          options={[
            { value: '30', label: '30 days' },
            { value: '365', label: 'A year' },
            { value: 'never', label: 'Until I end it' },
          ]}
        />
        <p class="row row-stretch">
          <button class="btn btn-main" type="submit" data-busy="Making it…">
            Make a token
          </button>
        </p>
      </form>
    </section>
    {others && others.length > 0 && (
      <section class="stack" aria-labelledby="others-heading">
        <h2 id="others-heading">Tokens of others</h2>
        <ul class="roster">
          {others.map((token) => (
            <TokenRow team={team} token={token} name={token.name} />
          ))}
        </ul>
      </section>
    )}
  </div>
)

const MadeToken = ({ token, label, url }: NonNullable<Props['made']>) => (
  <section class="stack" aria-labelledby="made-heading">
    <h2 id="made-heading" tabindex={-1} autofocus>
      Your new token
    </h2>
    <Aside tone="weld">
      Copy it now: it is shown this once. Whoever has it reads the records as you, until you end it here.
    </Aside>
    <pre id="token" class="wrap-lines" tabindex={0} role="region" aria-label={`The token “${label}”`}>
      {token}
    </pre>
    <p class="row row-stretch">
      <CopyButton from="token" label="Copy the token" />
    </p>
    <p class="note">All records as files:</p>
    <pre id="token-command" class="wrap-lines" tabindex={0} role="region" aria-label="Command">
      curl -H "Authorization: Bearer {token}" -o records.zip {url}.zip
    </pre>
    <p class="note">For a feed reader, which sends no header:</p>
    <pre class="wrap-lines" tabindex={0} role="region" aria-label="Address of the feed">
      {url}.atom?token={token}
    </pre>
  </section>
)

const TokenRow = ({ team, token, name }: { team: { id: string }; token: Token; name?: string }) => (
  <li>
    <span class="roster-name" dir="auto">
      {token.label}
    </span>
    <span class="roster-what">
      <small>
        {name !== undefined && (
          <>
            <span dir="auto">{name}</span>,{' '}
          </>
        )}
        made <Time at={token.createdAt} form="date" />,{' '}
        {token.usedOn ? (
          <>
            last used <time datetime={token.usedOn}>{token.usedOn}</time>
          </>
        ) : (
          'not used yet'
        )}
        ,{' '}
        {token.expiresAt ? (
          <>
            works until <Time at={token.expiresAt} form="date" />
          </>
        ) : (
          'works until it is ended'
        )}
      </small>
    </span>
    <form action={`/teams/${team.id}/tokens/${token.id}/end`} method="post" {...boost}>
      <button class="link" type="submit">
        End it
        <span class="vh">
          {' '}
          {token.label}
          {name === undefined ? '' : ` of ${name}`}
        </span>
      </button>
    </form>
  </li>
)
