/** What was rendered for a version of a room, so that the next reader of the same version gets it at once. */
export type KeptPages = {
  of: (key: string, render: () => Promise<string>) => Promise<string>
  /** Whether it need not be rendered any more. */
  has: (key: string) => boolean
}

/** Characters: of one page that is worth keeping, such as the largest result there can be, and of all together. */
const MOST_OF_ONE = 2_000_000
const MOST_OF_ALL = 16_000_000

/** In memory; the ones not asked for longest go first. */
export function keepPages(most = MOST_OF_ALL): KeptPages {
  const pages = new Map<string, string>()
  const rendering = new Map<string, Promise<string>>()
  let kept = 0

  const keep = (key: string, page: string) => {
    if (page.length > Math.min(MOST_OF_ONE, most)) return
    pages.set(key, page)
    kept += page.length
    for (const [oldest, { length }] of pages) {
      if (kept <= most) break
      pages.delete(oldest)
      kept -= length
    }
  }
  return {
    of: async (key, render) => {
      const page = pages.get(key)
      if (page !== undefined) {
        pages.delete(key)
        pages.set(key, page)
        return page
      }
      const begun = rendering.get(key)
      if (begun) return begun
      const fresh = render()
      rendering.set(key, fresh)
      try {
        const rendered = await fresh
        keep(key, rendered)
        return rendered
      } finally {
        rendering.delete(key)
      }
    },
    has: (key) => pages.has(key) || rendering.has(key),
  }
}
