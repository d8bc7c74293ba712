import { familiarity, type Template } from './template.ts'

export const blank: Template = {
  key: 'blank',
  name: 'Blank',
  summary: 'bring your own options and criteria; they have no scores yet, so there is no verdict',
  question: '',
  options: [],
  criteria: [familiarity],
  lenses: [],
  sources: [],
  cell: () => undefined,
}
