/** What a person wrote, as text: blank lines part paragraphs, line ends stay. */
export const Paragraphs = ({ text, class: className = 'note' }: { text: string; class?: string }) => (
  <>
    {text.split(/\n{2,}/).map((paragraph) => (
      <p class={`${className} as-typed`} dir="auto">
        {paragraph}
      </p>
    ))}
  </>
)
