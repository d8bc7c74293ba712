import { FOLDER_FORMATS } from '../../src/adr/folder.ts'
import { FORMATS } from '../../src/adr/formats.ts'
import { Fold } from '../components/fold.tsx'

type Props = {
  team: { id: string; isPublic: boolean }
  /** Whole address of the log. */
  url: string
  /** The reader may have it copied to a repository. */
  mayCopy: boolean
}

/** The log for other programs, below its records. */
export const TakeAlong = ({ team, url, mayCopy }: Props) => {
  const path = `/teams/${team.id}`
  return (
    <section class="band stack no-print" aria-labelledby="along-heading">
      <h2 id="along-heading">Take them with you</h2>
      <p class="row row-stretch">
        <a class="btn" href={`${path}/adrs.zip`} download>
          Download all as a ZIP
        </a>
        <a class="btn" href={`${path}/adrs.atom`} type="application/atom+xml" rel="alternate">
          Feed
        </a>
      </p>
      <Fold summary="Other formats" hint="and data for other programs">
        <ul class="formats">
          {FOLDER_FORMATS.filter((name) => name !== 'madr').map((name) => (
            <li>
              <a href={`${path}/adrs.zip?format=${name}`} download>
                ZIP, {FORMATS[name].label}
              </a>
              <p class="small">{FORMATS[name].purpose}</p>
            </li>
          ))}
          <li>
            <a href={`${path}/adrs.json`} download>
              JSON-ADR
            </a>
            <p class="small">All records in one document.</p>
          </li>
          <li>
            <a href={`${path}/radar.json`}>Tech radar</a>,{' '}
            <a href={`${path}/radar.json?style=zalando`}>Zalando’s</a>
            <p class="small">What was chosen, for a radar of Thoughtworks or Zalando.</p>
          </li>
        </ul>
      </Fold>
      <div class="stack">
        <p class="small">Into your repository</p>
        <pre tabindex={0} role="region" aria-label="Command">
          curl {!team.isPublic && '-H "Authorization: Bearer TOKEN" '}-o records.zip {url}.zip
        </pre>
        {!team.isPublic && (
          <p class="note">
            TOKEN is a <a href={`${path}/tokens`}>read token</a> of yours.
            {mayCopy && (
              <>
                {' '}
                Or have every record <a href={`${path}/repository`}>copied to a Git repository</a>.
              </>
            )}
          </p>
        )}
      </div>
    </section>
  )
}
