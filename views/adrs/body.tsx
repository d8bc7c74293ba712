import type { ListItem, PhrasingContent, RootContent, Table } from 'mdast'

/** Where a link to the file of another record leads; null where there is no such record. */
export type HrefOf = (fileName: string) => string | null

type Drawn = {
  hrefOf?: HrefOf
  /** In a list or a quotation, which takes its direction from it. */
  isInside?: boolean
}

/**
 * A tree of Markdown as a page. What it does not know it leaves out, so nothing else reaches a page. Each block takes its
 * own direction: a template in English may hold Arabic.
 */
export const Body = ({ nodes, ...drawn }: Drawn & { nodes: readonly RootContent[] }) => (
  <>
    {nodes.map((node) => (
      <Block node={node} {...drawn} />
    ))}
  </>
)

export const Block = ({ node, hrefOf, isInside = false }: Drawn & { node: RootContent }) => {
  switch (node.type) {
    case 'heading':
      return <HeadingBlock depth={node.depth} {...{ hrefOf }} nodes={node.children} />
    case 'paragraph':
      return (
        <p dir={isInside ? undefined : 'auto'}>
          <Inline nodes={node.children} {...{ hrefOf }} />
        </p>
      )
    case 'list': {
      const items = node.children.map((item) => <Item {...{ item, hrefOf }} />)
      return node.ordered ? (
        <ol start={node.start ?? 1} dir="auto">
          {items}
        </ol>
      ) : (
        <ul dir="auto">{items}</ul>
      )
    }
    case 'blockquote':
      return (
        <blockquote dir="auto">
          <Body nodes={node.children} {...{ hrefOf }} isInside />
        </blockquote>
      )
    case 'code':
      return (
        <pre tabindex={0} role="region" aria-label="Code">
          <code>{node.value}</code>
        </pre>
      )
    case 'thematicBreak':
      return <hr />
    case 'table':
      return <TableBlock table={node} {...{ hrefOf }} />
    default:
      return null
  }
}

const Item = ({ item, hrefOf }: Drawn & { item: ListItem }) => (
  <li>
    {item.children.map((child) =>
      child.type === 'paragraph' && !item.spread ? (
        <Inline nodes={child.children} {...{ hrefOf }} />
      ) : (
        <Block node={child as RootContent} {...{ hrefOf }} isInside />
      ),
    )}
  </li>
)

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const

const HeadingBlock = ({ depth, nodes, hrefOf }: Drawn & { depth: number; nodes: PhrasingContent[] }) => {
  const Heading = HEADINGS[depth - 1] ?? 'h6'
  return (
    <Heading dir="auto">
      <Inline {...{ nodes, hrefOf }} />
    </Heading>
  )
}

const TableBlock = ({ table, hrefOf }: Drawn & { table: Table }) => {
  const [head, ...body] = table.children
  const align = (column: number) => (table.align?.[column] === 'right' ? 'num' : undefined)
  return (
    <div class="scroll" tabindex={0} role="region" aria-label="Table">
      <table class="t" dir="auto">
        <thead>
          <tr>
            {head?.children.map((cell, column) => (
              <th scope="col" class={align(column)}>
                <Inline nodes={cell.children} {...{ hrefOf }} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row) => (
            <tr>
              {row.children.map((cell, column) =>
                column === 0 ? (
                  <th scope="row">
                    <Inline nodes={cell.children} {...{ hrefOf }} />
                  </th>
                ) : (
                  <td class={align(column)}>
                    <Inline nodes={cell.children} {...{ hrefOf }} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Inline = ({ nodes, hrefOf }: Drawn & { nodes: readonly PhrasingContent[] }) => (
  <>
    {nodes.map((node) => {
      switch (node.type) {
        case 'text':
          return node.value
        case 'inlineCode':
          return <code>{node.value}</code>
        case 'break':
          return <br />
        case 'link':
          return <Anchor url={node.url} nodes={node.children} {...{ hrefOf }} />
        case 'emphasis':
          return (
            <em>
              <Inline nodes={node.children} {...{ hrefOf }} />
            </em>
          )
        case 'strong':
          return (
            <strong>
              <Inline nodes={node.children} {...{ hrefOf }} />
            </strong>
          )
        case 'delete':
          return (
            <s>
              <Inline nodes={node.children} {...{ hrefOf }} />
            </s>
          )
        default:
          return null
      }
    })}
  </>
)

const WHOLE = /^(https?:|mailto:)/i

/** A whole address, a page of ours, or the file of a record; to anywhere else it is its text. */
const Anchor = ({ url, nodes, hrefOf }: Drawn & { url: string; nodes: PhrasingContent[] }) => {
  const isWhole = WHOLE.test(url)
  const href = isWhole || url.startsWith('/') ? url : (hrefOf?.(url) ?? null)
  const text = <Inline nodes={nodes} />
  if (href === null) return text
  return isWhole ? (
    <a href={href} rel="noopener nofollow">
      {text}
    </a>
  ) : (
    <a href={href}>{text}</a>
  )
}
