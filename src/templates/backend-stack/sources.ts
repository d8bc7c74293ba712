import type { Source } from '../template.ts'
import evidence from './evidence.json' with { type: 'json' }

type Entry = {
  title: string
  url?: string | null
  repo?: string
  commit?: string
  path?: string
  date?: string
  read: string
}

/** What a cell calls its source; the full title stands in the list of all. */
const SHORT: Record<string, string> = {
  so2025: 'Stack Overflow survey 2025',
  ecosystems2026: 'Package counts, August 2026',
  sonatype2024: 'Sonatype supply chain report 2024',
  twf: 'the-benchmarker web frameworks',
  tfbr23: 'TechEmpower round 23, quoted',
  kostya: 'kostya benchmarks',
  plb2: 'plb2 benchmarks',
  loc: 'Own count of source lines',
  tfbmeta: 'TechEmpower framework classes',
  lambda: 'lambda-perf cold starts',
  bdrung: 'startup-time measurements',
  eol: 'endoflife.date',
  firstyear: 'Years of first release',
  sdk19: 'AI SDKs of 19 providers',
  mlapi: 'Official APIs of five engines',
  nodeloop: 'Node.js guide to the event loop',
  pep779: 'PEP 779',
  go1: 'Go 1 compatibility promise',
  rusted: 'Rust edition guide',
  nodesea: 'Node.js single executables',
  nanz: 'Nanz & Furia 2015',
  toplas: 'Berger et al. 2019',
  pereira: 'Pereira et al. 2017',
  blazor: 'Blazor, Kotlin and LiveView guides',
  w3techs: 'W3Techs shares, quoted',
  innograph: 'GitHub Innovation Graph',
}

const entries: Record<string, Entry> = evidence.sources

const known = new Map<string, Source>(
  Object.entries(entries)
    .filter(([, { read }]) => read !== 'none')
    .map(([id, entry]) => [
      id,
      { title: entry.title, short: SHORT[id] ?? entry.title, urls: urlsOf(entry), date: entry.date ?? null },
    ]),
)

/** The source of an id of the evidence; undefined for our own rubric. */
export const sourceOf = (id: string): Source | undefined => known.get(id)

/** Everything that was read for the profile; our own rubric is no source. */
export const sources: readonly Source[] = [...known.values()]

type Component = { label: string; source: string; also_source?: string }

/** What the scored parts of a cell were read in; empty where all of it is judged. */
export function sourcesOf(components: readonly Component[]): Source[] {
  const ids = components
    .filter(({ label }) => !label.includes('not scored'))
    .flatMap(({ source, also_source }) => (also_source ? [source, also_source] : [source]))
  return [...new Set(ids)].flatMap((id) => known.get(id) ?? [])
}

/** Addresses as they are written, or else the repositories, at the commit that was read where there is one. */
function urlsOf({ url, repo, commit, path = '' }: Entry): string[] {
  if (url) return url.split(' ; ').filter((part) => part.startsWith('https://'))
  const at = commit ? (/^[\w./-]+$/.test(path) ? `/blob/${commit}/${path}` : `/tree/${commit}`) : ''
  return repo ? repo.split(', ').map((name) => `https://github.com/${name}${at}`) : []
}
