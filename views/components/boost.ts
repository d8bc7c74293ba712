/** A form that htmx sends and whose answer takes the place of the main part. Without script it is a plain form. */
export const boost = {
  'hx-boost': 'true',
  'hx-target': '#main',
  'hx-select': '#main',
  'hx-swap': 'outerHTML show:top showTarget:window',
} as const
