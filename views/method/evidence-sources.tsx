import type { Evidence } from '../../src/templates/backend-stack/evidence.ts'

/** Everything that was read, by number, with its date and where it is. */
export const EvidenceSources = ({ sources }: Pick<Evidence, 'sources'>) => (
  <section class="band stack" id="sources" aria-labelledby="sources-title">
    <h2 id="sources-title">Sources</h2>
    <p class="note">
      <b>Quoted</b>: the figures were found quoted by somebody else, not read in the source itself. What no
      source is named for is our own judgement. “The article” is the comparison of back-end stacks this
      profile began with; no score was taken from it.
    </p>
    <ol class="sources note">
      {sources.map(({ title, urls, date, notes, isQuoted }, at) => (
        <li id={`source-${at + 1}`}>
          <span>{at + 1}</span>
          <div>
            {urls.length === 1 ? <Outside url={urls[0] ?? ''}>{title}</Outside> : title}
            {urls.length > 1 && (
              <>
                {': '}
                {urls.map((url, index) => (
                  <>
                    {index > 0 && ', '}
                    <Outside url={url}>{placeOf(url)}</Outside>
                  </>
                ))}
              </>
            )}
            {date && `, ${date}`}
            {isQuoted && (
              <>
                . <b>Quoted</b>
              </>
            )}
            .{notes && ` ${notes}`}
          </div>
        </li>
      ))}
    </ol>
  </section>
)

const Outside = ({ url, children }: { url: string; children: string }) => (
  <a href={url} rel="noopener nofollow">
    {children}
  </a>
)

/** Host, and the repository where it is one of many. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url)
  return host === 'github.com' ? pathname.split('/').slice(1, 3).join('/') : host
}
