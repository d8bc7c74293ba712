import { familiarity, type Template } from './template.ts'

export const blank: Template = {
  key: 'blank',
  name: 'Blank',
  summary: 'bring your own options and criteria',
  question: '',
  options: [],
  criteria: [familiarity],
  sources: [],
  cell: () => undefined,
}
