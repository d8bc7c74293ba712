export type Comment = { who: string | null; text: string }

/** What the numbers don't say, in the members' own words. */
export const Comments = ({ comments }: { comments: readonly Comment[] }) => (
  <section class="band stack" id="words" aria-labelledby="words-title">
    <h2 id="words-title">In your own words</h2>
    <ul class="words">
      {comments.map(({ who, text }) => (
        <li>
          <blockquote>{text}</blockquote>
          {who && <p class="small">{who}</p>}
        </li>
      ))}
    </ul>
  </section>
)
