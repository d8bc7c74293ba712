export type Chapter = { id: string; name: string }

type Props = { chapters: readonly Chapter[]; action: { href: string; label: string } | null }

/** The list of contents: beside the page where there is room, above it where not. */
export const Contents = ({ chapters, action }: Props) => (
  <nav class="rail" aria-label="On this page">
    <ol class="toc">
      {chapters.map(({ id, name }) => (
        <li>
          <a href={`#${id}`}>{name}</a>
        </li>
      ))}
    </ol>
    {action && (
      <p>
        <a class="btn" href={action.href}>
          {action.label}
        </a>
      </p>
    )}
  </nav>
)
