import type { Lens } from '../template.ts'

const CRITERIA = [
  'hiring',
  'ecosystem',
  'dev_speed',
  'maintainability',
  'io_concurrency',
  'cpu',
  'memory',
  'deploy',
  'data_ai',
  'fullstack',
  'longevity',
] as const

/** Answers 0 to 5 to the questions of the ballot, in the order of CRITERIA. */
const asked = (...answers: readonly number[]): Lens['importance'] =>
  Object.fromEntries(CRITERIA.map((key, j) => [key, answers[j] ?? 0]))

/**
 * Answered from what each kind of project asks of a stack, before looking at what comes out; tests then hold the
 * result against what is commonly said of these projects. A lens is judgement, the scores under it are not its own.
 */
export const lenses: readonly Lens[] = [
  {
    key: 'business',
    name: 'Typical business application',
    of: 'a typical business application',
    about: 'Forms, lists, reports and integrations over a database, kept for years by people who change.',
    // What every application lives on counts alike and much; the database does the heavy work, so performance hardly.
    importance: asked(4, 4, 4, 4, 2, 1, 1, 2, 1, 1, 4),
  },
  {
    key: 'data-ai',
    name: 'Data & AI',
    of: 'a data & AI project',
    about: 'Models, data pipelines and the services around them, built by trying things out.',
    // The libraries decide, then how quickly an experiment is written; the heavy work runs inside those libraries.
    importance: asked(3, 4, 4, 3, 2, 2, 2, 2, 5, 0, 3),
  },
  {
    key: 'throughput',
    name: 'High-throughput services',
    of: 'high-throughput services',
    about: 'Network services and infrastructure tools with tens of thousands of connections at low latency.',
    // Connections first, then what an instance can carry and how fast one starts; no pages, little that is off the shelf.
    importance: asked(2, 3, 2, 4, 5, 4, 4, 4, 0, 0, 3),
  },
  {
    key: 'cpu',
    name: 'CPU-heavy work',
    of: 'CPU-heavy work',
    about: 'Encoding, simulation, search or pricing: the process itself computes most of the time.',
    // One thing decides; memory follows because such work holds its data, data libraries because some of it is numeric.
    importance: asked(2, 2, 2, 3, 2, 5, 3, 2, 2, 0, 3),
  },
  {
    key: 'realtime',
    name: 'Real-time and I/O-heavy',
    of: 'a real-time, I/O-heavy application',
    about:
      'Chat, live boards and gateways: many open connections that mostly wait, with a browser at the other end.',
    // Waiting connections decide; the same messages are written and read in the browser, so one language counts as well.
    importance: asked(3, 4, 3, 3, 5, 1, 2, 2, 0, 4, 2),
  },
  {
    key: 'memory',
    name: 'Small memory footprint',
    of: 'services with a small memory footprint',
    about:
      'Many small instances, edge devices or short-lived functions, where every megabyte and every start is paid for.',
    // Footprint and start together make the bill; what runs in a small instance must also be quick in it.
    importance: asked(2, 2, 2, 3, 3, 3, 5, 5, 0, 0, 3),
  },
  {
    key: 'fullstack',
    name: 'Full-stack TypeScript product',
    of: 'a full-stack TypeScript product',
    about: 'A product with a rich browser side, built by people who work on both sides of it.',
    // One language is the point of it; a young product then needs ready parts and quick features more than long support.
    importance: asked(3, 4, 4, 3, 3, 1, 1, 2, 1, 5, 2),
  },
]
