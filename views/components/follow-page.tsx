import { live } from './live.ts'

/** The whole page follows: put it anywhere in the page. What the reader writes, unfolds or looks at stays. */
export const FollowPage = ({ href }: { href: string }) => (
  <span id="follow-page" hidden {...live(href)} hx-target="#main" hx-select="#main" />
)
