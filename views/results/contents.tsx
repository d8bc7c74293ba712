type Chapter = { id: string; name: string }

type Props = { chapters: readonly Chapter[]; act: { href: string; short: string } | null }

/** The list of contents: beside the page where there is room, above it where not. */
export const Contents = ({ chapters, act }: Props) => (
  <nav class="rail" aria-label="On this page">
    <ol class="toc">
      {chapters.map(({ id, name }) => (
        <li>
          <a href={`#${id}`}>{name}</a>
        </li>
      ))}
    </ol>
    {act && (
      <p>
        <a class="btn" href={act.href}>
          {act.short}
        </a>
      </p>
    )}
  </nav>
)
