import { type CellStatus, familiarity, profiled as profile, type Template } from '../template.ts'
import evidence from './evidence.json' with { type: 'json' }
import { lenses } from './lenses.ts'
import { sources, sourcesOf } from './sources.ts'

const STATUS: Record<string, CellStatus> = {
  verified: 'measured',
  'partly verified': 'partly judged',
  'expert judgement': 'judged',
}

const BAND: Record<string, string | number> = evidence.meta.uncertainty

const cells = new Map(
  evidence.evidence.flatMap(({ option, criterion, components, score, status, confidence, rationale }) =>
    score === null
      ? []
      : [
          [
            `${option} ${criterion}`,
            {
              score,
              band: Number(BAND[confidence] ?? 2),
              status: STATUS[status] ?? 'judged',
              evidence: rationale,
              asOf: evidence.meta.asOf,
              sources: sourcesOf(components),
            },
          ] as const,
        ],
  ),
)

export const backendStack: Template = {
  key: 'backend-stack',
  name: 'Back-end stack',
  summary: 'with a profile of scores that say where they come from',
  question: 'Which back-end stack should we build on?',
  options: evidence.options.map(({ id, name, group }) => ({
    key: id,
    name: id === 'node' ? 'Node.js' : name,
    ticked: group === 'main',
  })),
  criteria: [
    familiarity,
    profile('hiring', 'Hiring market', 'Finding people who already use it.'),
    profile('ecosystem', 'Ecosystem', 'Ready-made packages for what you need.'),
    profile('dev_speed', 'Development speed', 'Little code and little assembly for a typical feature.'),
    profile('maintainability', 'Maintainability', 'Helps others read, change and upgrade the code.'),
    profile('io_concurrency', 'I/O concurrency', 'Many slow network requests at the same time.'),
    profile('cpu', 'CPU performance', 'Heavy computation inside one process.'),
    profile('memory', 'Memory footprint', 'Small instances; here 10 is a very small footprint.'),
    profile('deploy', 'Deployment', 'Starts fast, little to install beside it.'),
    profile('data_ai', 'Data & AI', 'Official libraries for data and AI services.'),
    profile('fullstack', 'One language', 'Browser and server share language, types and people.'),
    profile('longevity', 'Longevity', 'Long support, years of production use.'),
  ],
  short: {
    keys: ['team_skill', 'hiring', 'maintainability', 'io_concurrency', 'cpu', 'deploy'],
    why: 'On these the scores of the options lie furthest apart, for the seven kinds of project taken together.',
  },
  isScored: true,
  lenses,
  sources,
  cell: (option, criterion) => cells.get(`${option} ${criterion}`),
}
