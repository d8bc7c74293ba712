/**
 * A part that is fetched anew, from an address of its own, when the room says that something has changed. It is morphed:
 * folds, focus and scroll stay. Give it an id, and let the address answer 204 as long as there is nothing new to show.
 */
export const live = (href: string) =>
  ({ 'hx-get': href, 'hx-trigger': 'room:changed from:body', 'hx-swap': 'outerMorph' }) as const
