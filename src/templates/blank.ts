import { familiarity, type Template } from './template.ts'

export const blank: Template = {
  key: 'blank',
  name: 'Blank',
  summary: 'bring your own options and criteria, and set their scores before the vote',
  question: '',
  options: [],
  criteria: [familiarity],
  lenses: [],
  sources: [],
  cell: () => undefined,
}
