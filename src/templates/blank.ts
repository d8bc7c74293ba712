import { familiarity, type Template } from './template.ts'

export const blank: Template = {
  key: 'blank',
  name: 'Blank',
  summary: 'bring your own options and criteria; members rate them, or you set their scores before the vote',
  question: '',
  options: [],
  criteria: [familiarity],
  short: { keys: [familiarity.key], why: '' },
  isScored: false,
  lenses: [],
  sources: [],
  cell: () => undefined,
}
