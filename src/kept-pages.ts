/** What was rendered for a version of a room, so that the next reader of the same version gets it at once. */
export type KeptPages = { of: (key: string, render: () => Promise<string>) => Promise<string> }

/** In memory; the ones not asked for longest go first. */
export function keepPages(most = 200): KeptPages {
  const pages = new Map<string, Promise<string>>()
  return {
    of: (key, render) => {
      const page = pages.get(key) ?? render()
      pages.delete(key)
      pages.set(key, page)
      page.catch(() => pages.delete(key))
      const [oldest] = pages.keys()
      if (pages.size > most && oldest !== undefined) pages.delete(oldest)
      return page
    },
  }
}
