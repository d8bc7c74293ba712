import { familiarity, profiled, type Template } from './template.ts'

/** Options in the order of the alphabet, the usual ones first, and none with a score: prices and services change by the month. */
export const cloud: Template = {
  key: 'cloud',
  name: 'Cloud',
  summary: 'for where it all runs; no scores are built in, members rate the options',
  question: 'Where should our systems run?',
  options: [
    { key: 'aws', name: 'Amazon Web Services', ticked: true },
    { key: 'google-cloud', name: 'Google Cloud', ticked: true },
    { key: 'hetzner', name: 'Hetzner', ticked: true },
    { key: 'azure', name: 'Microsoft Azure', ticked: true },
    { key: 'own-servers', name: 'Our own servers', ticked: true },
    { key: 'digitalocean', name: 'DigitalOcean', ticked: false },
    { key: 'oracle-cloud', name: 'Oracle Cloud', ticked: false },
    { key: 'ovhcloud', name: 'OVHcloud', ticked: false },
    { key: 'scaleway', name: 'Scaleway', ticked: false },
  ],
  criteria: [
    familiarity,
    profiled('services', 'Services we need', 'Database, storage, queues and the rest are there, and mature.'),
    profiled('cost', 'Cost', 'For what we really use, traffic and support included; here 10 is very cheap.'),
    profiled('predictable', 'Predictable bills', 'One can say in advance what a month will cost.'),
    profiled('operation', 'Operation', 'Little work to set up, watch and keep up to date.'),
    profiled('reliability', 'Reliability', 'Runs through failures, and help comes when it does not.'),
    profiled('law', 'Law and place', 'Data lies where our contracts and the law allow it.'),
    profiled('security', 'Security', 'Access, secrets and audit without building them ourselves.'),
    profiled('growth', 'Room to grow', 'More load or another region needs no move.'),
    profiled('exit', 'Way out', 'We could leave with our data and our set-up in a few months.'),
  ],
  short: {
    keys: [familiarity.key, 'services', 'cost', 'law'],
    why: 'These either rule a place out or are paid for every month.',
  },
  isScored: false,
  lenses: [],
  sources: [],
  cell: () => undefined,
}
