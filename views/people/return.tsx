import { Aside } from '../components/aside.tsx'
import { boost } from '../components/boost.ts'

type Props = {
  name: string
  path: string
  /** Whether it was made by the facilitator, for somebody who had lost theirs. */
  isRenewed: boolean
}

/** Where a personal link leads. Opening it changes nothing; the button says who this browser is. */
export const ReturnPage = ({ name, path, isRenewed }: Props) => (
  <div class="narrow stack">
    <h1>Welcome back, {name}</h1>
    {isRenewed ? (
      <>
        <p class="lede">
          This link was made for you after yours was lost. It works once; then you get one of your own, and
          are signed out on every other device.
        </p>
        <Aside tone="weld">
          <strong>Not {name}?</strong> Then leave it: the team can see that the link was made. Whoever uses it
          can vote as {name}, and reads nothing of what {name} answered before.
        </Aside>
      </>
    ) : (
      <p class="lede">
        This link is yours alone. Whoever uses it can read and change your ballot until the reveal.
      </p>
    )}
    <form action={path} method="post" class="row row-stretch" {...boost}>
      <button class="btn btn-main btn-big" type="submit" data-busy="Opening…">
        Continue as {name}
      </button>
    </form>
  </div>
)
