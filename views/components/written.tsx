import type { Block, Inline } from '../../src/domain/markup.ts'

/** What a member wrote. Its tags and attributes are named here, one by one; everything else is text. */
export const Written = ({ blocks }: { blocks: readonly Block[] }) => (
  <div class="written" dir="auto">
    <Blocks blocks={blocks} />
  </div>
)

const Blocks = ({ blocks }: { blocks: readonly Block[] }) => (
  <>
    {blocks.map((block) => (
      <OneBlock block={block} />
    ))}
  </>
)

const OneBlock = ({ block }: { block: Block }) => {
  switch (block.type) {
    case 'paragraph':
      return (
        <p dir="auto">
          <Inlines nodes={block.children} />
        </p>
      )
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.children} />
        </blockquote>
      )
    case 'list': {
      const items = block.items.map((item) => (
        <li>
          <Blocks blocks={item} />
        </li>
      ))
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>
    }
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      )
  }
}

const Inlines = ({ nodes }: { nodes: readonly Inline[] }) => (
  <>
    {nodes.map((node) => (
      <OneInline node={node} />
    ))}
  </>
)

const OneInline = ({ node }: { node: Inline }) => {
  switch (node.type) {
    case 'text':
      return <>{node.text}</>
    case 'code':
      return <code>{node.text}</code>
    case 'break':
      return <br />
    case 'link':
      return (
        <a href={node.href} rel="nofollow noopener">
          {node.children.length > 0 ? <Inlines nodes={node.children} /> : node.href}
        </a>
      )
    default: {
      const Tag = node.type
      return (
        <Tag>
          <Inlines nodes={node.children} />
        </Tag>
      )
    }
  }
}
