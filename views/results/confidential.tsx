/** What only the facilitator may read: it says what single answers could turn, and names nobody. */
export const Confidential = ({ sentences }: { sentences: readonly string[] }) => (
  <p class="aside aside-weld">
    <strong>Only you see this, as the facilitator.</strong> {sentences.join(' ')}
  </p>
)
