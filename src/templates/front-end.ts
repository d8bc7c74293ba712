import { familiarity, profiled, type Template } from './template.ts'

/** Options in the order of the alphabet, the usual ones first, and none with a score: what suits depends on the pages. */
export const frontEnd: Template = {
  key: 'front-end',
  name: 'Front-end framework',
  summary: 'for what runs in the browser; no scores are built in, members rate the options',
  question: 'Which front-end framework should we build on?',
  options: [
    { key: 'angular', name: 'Angular', ticked: true },
    { key: 'htmx', name: 'HTML from the server, with htmx', ticked: true },
    { key: 'react', name: 'React', ticked: true },
    { key: 'svelte', name: 'Svelte', ticked: true },
    { key: 'vue', name: 'Vue', ticked: true },
    { key: 'lit', name: 'Lit', ticked: false },
    { key: 'plain', name: 'No framework', ticked: false },
    { key: 'preact', name: 'Preact', ticked: false },
    { key: 'solid', name: 'Solid', ticked: false },
  ],
  criteria: [
    familiarity,
    profiled(
      'fit',
      'Fit for our pages',
      'From plain forms to an application that works offline: what we build is what it is made for.',
    ),
    profiled('weight', 'Weight on the wire', 'Pages show soon on slow phones; here 10 is very light.'),
    profiled('accessibility', 'Accessibility', 'Its parts work by keyboard and with screen readers.'),
    profiled('dev_speed', 'Development speed', 'Little code and few detours for a typical page.'),
    profiled('maintainability', 'Maintainability', 'Others can read, test and change the code.'),
    profiled('upgrades', 'Upgrades', 'New versions break little, and old ones get fixes for long.'),
    profiled('ecosystem', 'Ecosystem', 'Ready-made parts and tools for what we need.'),
    profiled('hiring', 'Hiring market', 'Finding people who already use it.'),
    profiled('back_end', 'Fit for our back end', 'Goes well with how our server makes pages and data.'),
  ],
  short: {
    keys: [familiarity.key, 'fit', 'weight', 'maintainability'],
    why: 'These are felt on every page, by those who use it and those who change it.',
  },
  isScored: false,
  lenses: [],
  sources: [],
  cell: () => undefined,
}
