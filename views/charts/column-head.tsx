type Props = { name: string; brief: string; class?: string }

/** The head of an option's column: brief for the eye, in full for a screen reader. */
export const ColumnHead = ({ name, brief, class: className }: Props) => (
  <th scope="col" class={className}>
    {brief === name ? (
      name
    ) : (
      <>
        <span aria-hidden="true">{brief}</span>
        <span class="vh">{name}</span>
      </>
    )}
  </th>
)
