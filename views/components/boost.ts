/** A form that htmx sends and whose answer takes the place of the main part. Without script it is a plain form. */
export const boost = {
  'hx-boost': 'true',
  'hx-target': '#main',
  'hx-select': '#main',
  'hx-swap': 'outerHTML show:top showTarget:window',
} as const

/** The same where the reader stays at the place they are at. */
export const boostInPlace = { ...boost, 'hx-swap': 'outerHTML' } as const
