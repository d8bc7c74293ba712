import { describe, expect, test } from 'vitest'
import { readArgument, sentencesOf, textOf, withSentences } from '../../src/adr/wording.ts'
import { record } from './example.ts'

const drafted = record()
const partOf = (id: string, of = drafted) => sentencesOf(of).find((part) => part.id === id)
const textsOf = (of = drafted) => Object.fromEntries(sentencesOf(of).map((part) => [part.id, textOf(part)]))

describe('the sentences of a record', () => {
  test('are listed part by part, the result’s own as long as nobody has changed them', () => {
    expect(sentencesOf(drafted).map(({ id }) => id)).toEqual([
      'context',
      'drivers',
      'because',
      'advice',
      'consequences',
      'revisit',
      ...drafted.options.map(({ id }) => `arguments-${id}`),
      'dissent',
      'risks',
      'findings',
    ])
    const origins = sentencesOf(drafted).flatMap(({ sentences }) => sentences.map(({ origin }) => origin))
    expect(new Set(origins)).toEqual(new Set(['result']))
  })

  test('typed again as they stand change nothing, with the line ends of a browser as well', () => {
    expect(withSentences(drafted, textsOf())).toEqual(drafted)
    const sent = Object.entries(textsOf()).map(([id, text]) => [id, `${text.replace(/\n/g, '\r\n')}\r\n`])
    expect(withSentences(drafted, Object.fromEntries(sent))).toEqual(drafted)
    expect(withSentences(drafted, {})).toEqual(drafted)
  })

  test('that were changed are the person’s own, the others stay the result’s, and a missing one is dropped', () => {
    const [first = '', second = '', ...rest] = partOf('advice')?.sentences.map(({ text }) => text) ?? []
    const edited = withSentences(drafted, { advice: ['Ours.', first, '', ...rest].join('\n') })
    expect(edited.advice).toEqual(['Ours.', first, ...rest])
    expect(edited.advice).not.toContain(second)
    expect(edited.edited).toEqual({ advice: ['Ours.'] })
    expect(partOf('advice', edited)?.sentences[0]).toEqual({ text: 'Ours.', origin: 'edited' })
    expect(partOf('advice', edited)?.sentences[1]?.origin).toBe('result')
  })

  test('keep their mark when the record is changed again', () => {
    const once = withSentences(drafted, { findings: 'Ours.', because: 'We know it.' })
    const twice = withSentences(once, { ...textsOf(once), revisit: 'the price doubles' })
    expect(twice.edited).toEqual({ findings: ['Ours.'], revisit: ['the price doubles'] })
    expect(twice.becauseOrigin).toBe('edited')
    expect(withSentences(twice, { findings: '' }).edited).toEqual({ revisit: ['the price doubles'] })
    expect(withSentences(once, { findings: '' })).not.toHaveProperty('edited')
  })

  test('of pros and cons keep their criterion as long as they name it', () => {
    const node = partOf('arguments-node')?.sentences.map(({ text }) => text) ?? []
    const weak = node.find((text) => text.startsWith('Bad, because Memory footprint')) ?? ''
    const typed = [
      ...node.filter((text) => text !== weak),
      'Bad, because Memory footprint costs us',
      'good because ours',
    ]
    const edited = withSentences(drafted, { 'arguments-node': typed.join('\n') })
    const items = edited.arguments.find(({ optionId }) => optionId === 'node')?.items ?? []
    expect(items.at(-1)).toEqual({
      tone: 'bad',
      text: 'Memory footprint costs us',
      criterion: 'Memory footprint',
      origin: 'edited',
    })
    expect(items).toContainEqual({ tone: 'good', text: 'ours', criterion: '', origin: 'edited' })
    expect(items.filter(({ origin }) => origin === 'edited')).toHaveLength(2)
    expect(edited.arguments.filter(({ optionId }) => optionId !== 'node')).toEqual(
      drafted.arguments.filter(({ optionId }) => optionId !== 'node'),
    )
  })

  test('of the context are the room’s until they are changed', () => {
    expect(withSentences(drafted, { context: ` ${drafted.context}` })).toEqual(drafted)
    expect(withSentences(drafted, { context: 'Other' })).toMatchObject({
      context: 'Other',
      contextOrigin: 'edited',
    })
  })
})

test.each([
  ['Good, because it fits', { tone: 'good', text: 'it fits' }],
  [' bad because: it is slow', { tone: 'bad', text: 'it is slow' }],
  ['NEUTRAL, BECAUSE new', { tone: 'neutral', text: 'new' }],
  ['It fits', null],
  ['Good, because', null],
  ['Good, because ', null],
])('%j is read as an argument or not', (typed, argument) => {
  expect(readArgument(typed)).toEqual(argument)
})
