import { boost } from '../components/boost.ts'

/** Where a personal link leads. Opening it changes nothing; the button says who this browser is. */
export const ReturnPage = ({ name, path }: { name: string; path: string }) => (
  <div class="narrow stack">
    <h1>Welcome back, {name}</h1>
    <p class="lede">
      This link is yours alone. Whoever uses it can read and change your ballot until the reveal.
    </p>
    <form action={path} method="post" class="row row-stretch" {...boost}>
      <button class="btn btn-main btn-big" type="submit" data-busy="Opening…">
        Continue as {name}
      </button>
    </form>
  </div>
)
