import type { PhrasingContent, RootContent, Table } from 'mdast'
import { madrBody } from '../../src/adr/madr.ts'
import type { AdrRecord } from '../../src/adr/record.ts'
import { StatusTag } from '../components/tag.tsx'

/** The record as it is exported, drawn from the same tree as the file. */
export const RecordArticle = ({ record }: { record: AdrRecord }) => (
  <article class="adr" dir="auto">
    <p class="small">
      ADR-{String(record.number).padStart(4, '0')} · <StatusTag status={record.status} />
    </p>
    {madrBody(record).map((node, index) => (
      <>
        <Block node={node} />
        {index === 0 && <FrontMatter record={record} />}
      </>
    ))}
  </article>
)

const FrontMatter = ({ record }: { record: AdrRecord }) => (
  <dl class="frontm">
    <dt>date</dt>
    <dd>
      <time datetime={record.date}>{record.date}</time>
    </dd>
    <dt>decision-makers</dt>
    <dd>{record.decisionMakers.join(', ')}</dd>
    <dt>decider</dt>
    <dd>
      {record.decider}
      {record.adviceFollowed !== null &&
        (record.adviceFollowed ? '; the advice was followed' : '; against the advice')}
    </dd>
    {record.confirmation.reviewDate && (
      <>
        <dt>look again</dt>
        <dd>{record.confirmation.reviewDate}</dd>
      </>
    )}
  </dl>
)

const Block = ({ node }: { node: RootContent }) => {
  switch (node.type) {
    case 'heading':
      return <HeadingBlock depth={node.depth} nodes={node.children} />
    case 'paragraph':
      return (
        <p>
          <Inline nodes={node.children} />
        </p>
      )
    case 'list': {
      const items = node.children.map((item) => (
        <li>
          {item.children.map((child) =>
            child.type === 'paragraph' ? (
              <Inline nodes={child.children} />
            ) : (
              <Block node={child as RootContent} />
            ),
          )}
        </li>
      ))
      return node.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'table':
      return <TableBlock table={node} />
    default:
      return null
  }
}

const HeadingBlock = ({ depth, nodes }: { depth: number; nodes: PhrasingContent[] }) => {
  const content = <Inline nodes={nodes} />
  if (depth === 1) return <h1>{content}</h1>
  return depth === 2 ? <h2>{content}</h2> : <h3>{content}</h3>
}

const TableBlock = ({ table }: { table: Table }) => {
  const [head, ...body] = table.children
  const align = (column: number) => (table.align?.[column] === 'right' ? 'num' : undefined)
  return (
    <div class="scroll" tabindex={0} role="region" aria-label="Score table">
      <table class="t">
        <thead>
          <tr>
            {head?.children.map((cell, column) => (
              <th scope="col" class={align(column)}>
                <Inline nodes={cell.children} />
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
                    <Inline nodes={cell.children} />
                  </th>
                ) : (
                  <td class={align(column)}>
                    <Inline nodes={cell.children} />
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

const Inline = ({ nodes }: { nodes: readonly PhrasingContent[] }) => (
  <>
    {nodes.map((node) => {
      if (node.type === 'text') return node.value
      if (node.type === 'link')
        return (
          <a href={node.url} rel="noopener nofollow">
            <Inline nodes={node.children} />
          </a>
        )
      return null
    })}
  </>
)
