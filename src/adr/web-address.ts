const SCHEMES = new Set(['http:', 'https:', 'mailto:'])

/** A whole address that shows where it leads: no script, no file, no part of this site, no name before an at sign. */
export function isLink(href: string): boolean {
  if (!URL.canParse(href)) return false
  const { protocol, username, password } = new URL(href)
  return SCHEMES.has(protocol) && username === '' && password === ''
}
