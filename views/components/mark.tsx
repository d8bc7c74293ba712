/** The moot hill: four level bars. Beside the name it is decoration. */
const Mark = () => (
  <svg class="mark" width="27" height="22" viewBox="0 0 27 22" aria-hidden="true">
    <rect x="10" y="0" width="7" height="4" rx="1" />
    <rect x="6.5" y="6" width="14" height="4" rx="1" />
    <rect x="3.25" y="12" width="20.5" height="4" rx="1" />
    <rect x="0" y="18" width="27" height="4" rx="1" />
  </svg>
)

export const Brand = ({ href = '/' }: { href?: string }) => (
  <a class="brand" href={href}>
    <Mark />
    Stackmoot
  </a>
)
