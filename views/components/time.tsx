type Props = {
  /** ISO 8601 instant. */
  at: string
  zone?: string
  /** `day`: no time of day; `date`: 2026-11-20, as in records. */
  form?: 'full' | 'day' | 'date'
  year?: boolean
}

/** Weekday, date, time and zone in words; the machine-readable instant beside it. */
export const Time = ({ at, zone = 'UTC', form = 'full', year = false }: Props) => (
  <time datetime={at}>{timeInWords(at, { zone, form, year })}</time>
)

export function timeInWords(
  at: string,
  { zone = 'UTC', form = 'full', year = false }: Omit<Props, 'at'> = {},
) {
  const part = partsOf(at, zone)
  if (form === 'date') return `${part('year')}-${part('month')}-${part('day')}`
  const name = Number(part('month')) - 1
  const day = `${part('weekday')} ${Number(part('day'))} ${MONTHS[name]}${year ? ` ${part('year')}` : ''}`
  return form === 'day' ? day : `${day}, ${part('hour')}:${part('minute')} ${part('timeZoneName')}`
}

function partsOf(at: string, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).formatToParts(new Date(at))
  return (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? ''
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)
