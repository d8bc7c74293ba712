import type { AdrStatus } from '../adr/record.ts'
import { MOST_OF_SEARCH, parseSearch, type Search } from '../adr/search.ts'
import { ADR_STATUSES } from './adr-status.ts'
import { cleanLine } from './text.ts'
import { isDay } from './time.ts'

const ORDERS = ['relevance', 'number', 'date'] as const
export type LogOrder = (typeof ORDERS)[number]

export const PER_PAGE = 50

const MOST_OF_NAME = 200
const MOST_PAGE = 1_000

/** Which records of a log are asked for, and how. Empty is anything. */
export type LogFilter = {
  text: string
  statuses: AdrStatus[]
  tag: string
  decider: string
  /** YYYY-MM-DD, both included. */
  from: string
  to: string
  order: LogOrder
  page: number
}

type Fields = { one: (name: string) => string; all: (name: string) => string[] }

/** From an address. What can't be meant is as if it were not there. */
export function readLogFilter(fields: Fields): LogFilter {
  const text = cleanLine([...fields.one('q')].slice(0, MOST_OF_SEARCH).join(''))
  const asked = fields.all('status')
  const day = (name: string) => (isDay(fields.one(name)) ? fields.one(name) : '')
  const order = ORDERS.find((known) => known === fields.one('order'))
  const page = Number(/^[1-9]\d{0,3}$/.exec(fields.one('page'))?.[0] ?? 1)
  return {
    text,
    statuses: ADR_STATUSES.filter((status) => asked.includes(status)),
    tag: cleanLine(fields.one('tag').slice(0, MOST_OF_NAME)),
    decider: cleanLine(fields.one('decider').slice(0, MOST_OF_NAME)),
    from: day('from'),
    to: day('to'),
    order: order && (text || order !== 'relevance') ? order : defaultOrder(text),
    page: Math.min(page, MOST_PAGE),
  }
}

const defaultOrder = (text: string): LogOrder => (text ? 'relevance' : 'number')

/** Whether somebody wants another order than records come in by themselves. */
export const isOwnOrder = ({ text, order }: LogFilter) =>
  order !== defaultOrder(text) && (text !== '' || order !== 'relevance')

export const searchOf = ({ text }: LogFilter): Search => parseSearch(text)

/** Whether anything is left out. */
export const isFiltered = ({ text, statuses, tag, decider, from, to }: LogFilter) =>
  statuses.length > 0 || [text, tag, decider, from, to].some((value) => value !== '')

/** The address of the same with something changed; it holds no more than it must, so that it reads well. */
export function logAddress(path: string, filter: LogFilter, changes: Partial<LogFilter> = {}): string {
  const wanted = { ...filter, page: 1, ...changes }
  const { text, statuses, tag, decider, from, to, page } = wanted
  const query = new URLSearchParams()
  if (text) query.set('q', text)
  for (const status of statuses) query.append('status', status)
  for (const [name, value] of Object.entries({ tag, decider, from, to })) if (value) query.set(name, value)
  if (isOwnOrder(wanted)) query.set('order', wanted.order)
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? path : `${path}?${query}`
}

/** One thing that is asked for, with what is left without it. */
export type Chosen = { label: string; without: Partial<LogFilter> }

export const chosenIn = ({ text, statuses, tag, decider, from, to }: LogFilter): Chosen[] => [
  ...(text ? [{ label: `“${text}”`, without: { text: '' } }] : []),
  ...statuses.map((status) => ({
    label: status,
    without: { statuses: statuses.filter((other) => other !== status) },
  })),
  ...(tag ? [{ label: `tag ${tag}`, without: { tag: '' } }] : []),
  ...(decider ? [{ label: `decided by ${decider}`, without: { decider: '' } }] : []),
  ...(from ? [{ label: `from ${from}`, without: { from: '' } }] : []),
  ...(to ? [{ label: `until ${to}`, without: { to: '' } }] : []),
]

/** “queue” with status proposed or accepted, decided by Bo, until 2026-02-01. */
export function askedInWords({ text, statuses, tag, decider, from, to }: LogFilter): string {
  const rest = [
    ...(statuses.length > 0 ? [`with status ${statuses.join(' or ')}`] : []),
    ...(tag ? [`with the tag “${tag}”`] : []),
    ...(decider ? [`decided by ${decider}`] : []),
    ...(from ? [`from ${from} on`] : []),
    ...(to ? [`until ${to}`] : []),
  ].join(', ')
  return [text && `“${text}”`, rest].filter(Boolean).join(' ')
}
