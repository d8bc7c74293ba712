import { familiarity, profiled, type Template } from './template.ts'

/** From most to least work of one's own, and none with a score: it is another question in every company. */
export const buildOrBuy: Template = {
  key: 'build-or-buy',
  name: 'Build or buy',
  summary: 'for a piece of software one could also get; no scores are built in, members rate the options',
  question: 'Should we build it ourselves or get it?',
  options: [
    { key: 'build', name: 'Build it ourselves', ticked: true },
    { key: 'commission', name: 'Have it built for us', ticked: false },
    { key: 'open-source', name: 'Run and adapt open source', ticked: true },
    { key: 'buy', name: 'Buy a product and run it', ticked: false },
    { key: 'service', name: 'Subscribe to a service', ticked: true },
    { key: 'stay', name: 'Stay with what we have', ticked: true },
  ],
  criteria: [
    familiarity,
    profiled('needs', 'Covers what we need', 'Without workarounds, today and for what is certain to come.'),
    profiled(
      'core',
      'Sets us apart',
      'If this part is why people come to us, how well can we make it our own?',
    ),
    profiled(
      'time',
      'Time until it is used',
      'Soon in the hands of those who need it; here 10 is very soon.',
    ),
    profiled(
      'cost',
      'Cost over five years',
      'Building, licences, running and people; here 10 is very cheap.',
    ),
    profiled('upkeep', 'Upkeep', 'Little of our time goes into keeping it alive.'),
    profiled('integration', 'Integration', 'Talks to what we have, both ways.'),
    profiled(
      'risk',
      'Risk of being let down',
      'Supplier, project or key people may vanish; here 10 is a small risk.',
    ),
    profiled('data', 'Data and law', 'We know where the data is, who reads it, and that we may.'),
    profiled('exit', 'Way out', 'We could leave with our data without standing still.'),
  ],
  short: {
    keys: [familiarity.key, 'needs', 'core', 'cost'],
    why: 'These are the reasons for which people build or buy at all.',
  },
  isScored: false,
  lenses: [],
  sources: [],
  cell: () => undefined,
}
