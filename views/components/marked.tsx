/** A sentence with the first mention of one of its parts set bold. */
export const Marked = ({ text, part }: { text: string; part: string }) => {
  const start = part === '' ? -1 : text.indexOf(part)
  if (start < 0) return <>{text}</>
  return (
    <>
      {text.slice(0, start)}
      <b>{part}</b>
      {text.slice(start + part.length)}
    </>
  )
}
