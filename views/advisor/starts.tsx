export type Start = { key: string; name: string; about: string; href: string; isCurrent: boolean }

type Props = { starts: readonly Start[]; isAnswered: boolean }

/** Ready-made priorities to begin with; what one knows and compares stays. */
export const Starts = ({ starts, isAnswered }: Props) => {
  const current = starts.find(({ isCurrent }) => isCurrent)
  return (
    <nav id="own-starts" aria-labelledby="own-starts-label">
      {starts.length > 0 && (
        <>
          <p class="label" id="own-starts-label">
            Start from the priorities of
          </p>
          <ul class="starts">
            {starts.map(({ name, href, isCurrent }) => (
              <li>
                <a href={href} aria-current={isCurrent ? 'true' : undefined}>
                  {name}
                </a>
              </li>
            ))}
            {isAnswered && (
              <li>
                <a href="/advisor">Clear all answers</a>
              </li>
            )}
          </ul>
          {current && <p class="small">{current.about}</p>}
        </>
      )}
    </nav>
  )
}
