import { describe, expect, test } from 'vitest'
import { FORMAT_NAMES, FORMATS, fileNameOf, isFormatName } from '../../src/adr/formats.ts'
import { jsonAdr, toJsonAdr, toJsonAdrs } from '../../src/adr/json-adr.ts'
import type { AnyRecord } from '../../src/adr/record.ts'
import { record } from './example.ts'
import { HOSTILE, withHeadTexts, withTexts } from './hostile.ts'
import { faults } from './json-adr-schema.ts'
import { headingsOf, linksOf, parse } from './reading.ts'
import { NYGARD, relatesTo, successors, supersedes, writtenRecord } from './written-example.ts'

const plain = record()
const written = writtenRecord({ links: [supersedes, relatesTo], tags: ['api', 'two words'] })
const nygard = writtenRecord({ form: 'nygard', body: NYGARD })

describe('the list of formats', () => {
  test('knows its own names alone', () => {
    expect(FORMAT_NAMES.every(isFormatName)).toBe(true)
    for (const name of ['', 'html', 'toString', '__proto__', 'MADR']) expect(isFormatName(name)).toBe(false)
  })

  test('writes every record in each of them, the same each time, and ends it with one line end', () => {
    for (const given of [plain, written, nygard, writtenRecord({ form: 'other', body: '' })] as AnyRecord[])
      for (const name of FORMAT_NAMES) {
        const text = FORMATS[name].write(given)
        expect(text).toBe(FORMATS[name].write(structuredClone(given)))
        expect(text).toMatch(/[^\n]\n$/)
      }
  })

  test('calls the file by the name that the record has, whatever its title is now', () => {
    const renamed = { ...plain, title: 'Use Bun', fileName: '0007-use-node-js.md' }
    expect(FORMAT_NAMES.map((name) => fileNameOf(renamed, name))).toEqual([
      ...Array.from({ length: 6 }, () => '0007-use-node-js.md'),
      '0007-use-node-js.json',
    ])
    expect(jsonAdr(renamed).path).toBe('0007-use-node-js.md')
  })

  test('keeps links, tags and what was added later', () => {
    for (const given of [plain, nygard] as AnyRecord[]) {
      const whole = { ...given, links: [supersedes], tags: ['api', 'two words'], notes: ['It was hard.'] }
      for (const name of ['madr', 'log4brains', 'nygard'] as const) {
        const file = FORMATS[name].write(whole)
        expect(linksOf(parse(file)).map(({ url }) => url)).toContain(supersedes.fileName)
        expect(file).toContain('\n\nIt was hard.\n')
        expect(file).toMatch(
          name === 'log4brains'
            ? /\n\* Tags: api\n[\s\S]*\nTags: two words\.\n/
            : /\n\nTags: api, two words\.\n\n/,
        )
      }
    }
  })
})

describe('MADR’s short form of a record of a room', () => {
  test('has the headings of MADR’s own short template and the reason alone', () => {
    const file = FORMATS['madr-minimal'].write(plain)
    expect(headingsOf(parse(file)).map(({ text }) => text)).toEqual([
      plain.title,
      'Context and Problem Statement',
      'Considered Options',
      'Decision Outcome',
      'Consequences',
    ])
    expect(file).not.toMatch(/^---|Ballots cast|Verdict/m)
  })
})

describe('JSON-ADR', () => {
  test('of a record of a room is valid and says it all', () => {
    const text = toJsonAdr({ ...plain, tags: ['api'] })
    expect(faults(text)).toEqual([])
    const { version, adr } = JSON.parse(text)
    expect(version).toBe('1.0.0')
    expect(adr).toMatchObject({
      number: 7,
      title: plain.title,
      status: 'accepted',
      date: '2026-11-23',
      deciders: plain.decisionMakers,
      consulted: ['Ines (ops)'],
      informed: ['Quayside board'],
      tags: ['api'],
      links: [
        { type: 'supersedes', target: 3, description: 'Build the site on PHP' },
        { type: 'relates-to', target: 5, description: 'Rent the servers' },
      ],
    })
    expect(adr.considered_options.map(({ name }: { name: string }) => name)).toEqual(
      plain.options.map(({ name }) => name),
    )
    expect(adr.considered_options[0].pros[0]).toMatch(/^One language from browser to server is 10 of 10/)
    expect(adr.decision).toMatch(/^Chosen option: "Node\.js", because it scored/)
    expect(adr.consequences.positive).toEqual(
      plain.consequences.filter(({ tone }) => tone === 'good').map(({ text: said }) => said),
    )
    expect(adr.consequences.risks).toEqual(plain.risks)
    expect(adr.confirmation).toContain('Look again on 2027-05-31.')
    expect(adr.custom_sections['More Information']).toContain('Receipts of the ballots counted')
    expect(adr.custom_sections['Pros and Cons of the Options']).toMatch(/^\| Node\.js \|/m)
  })

  test('of a record that was written by hand is valid and leaves nothing out', () => {
    const text = toJsonAdr({ ...written, status: 'superseded', links: successors })
    expect(faults(text)).toEqual([])
    expect(JSON.parse(text).adr).toEqual({
      number: 7,
      title: 'Use C#',
      status: 'superseded',
      date: '2026-02-03',
      deciders: ['Amina', 'Doe, Bo'],
      informed: ['Quayside board'],
      tags: ['api', 'two words'],
      context: 'We keep *forty* calendars.\nWho may write one?',
      considered_options: [
        { name: 'C#', description: '* Neutral, because big', pros: ['known'] },
        { name: 'Go' },
      ],
      decision: 'Chosen option: "C\\#", because two of us know it.',
      consequences: { positive: ['it is typed'], negative: ['it is heavy'] },
      confirmation: 'By review.',
      links: [
        { type: 'superseded-by', target: 12, description: 'Use number 12' },
        { type: 'superseded-by', target: 13, description: 'Use number 13' },
      ],
      custom_sections: { Security: 'Nothing is open.' },
      path: '0007-use-c-sharp.md',
    })
    expect(JSON.parse(toJsonAdr(nygard)).adr).toMatchObject({
      context: 'We need logs.',
      decision: 'We write them to stdout.',
      consequences: ['They are easy to read.'],
      custom_sections: { 'For the operators': '* More disk' },
    })
  })

  test('takes sections of any name, and several of one', () => {
    const body = '## \\_\\_proto\\_\\_\n\na\n\n## constructor\n\nb\n\n## Notes\n\nc\n\n## Notes\n\nd\n'
    const text = toJsonAdr(writtenRecord({ body, form: 'other' }))
    expect(faults(text)).toEqual([])
    expect(Object.entries(JSON.parse(text).adr.custom_sections)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['Notes', 'c\n\nd'],
    ])
  })

  test('of several is one document by number', () => {
    const text = toJsonAdrs([{ ...plain, number: 9 }, written].map(jsonAdr), {
      name: 'Stackmoot',
      version: '1',
    })
    expect(faults(text)).toEqual([])
    expect(JSON.parse(text).adrs.map(({ number }: { number: number }) => number)).toEqual([7, 9])
    expect(faults(toJsonAdrs([], { name: 'Stackmoot', version: '1' }))).toEqual([])
  })

  test('is valid whatever people typed', () => {
    for (const text of HOSTILE) {
      const said = toJsonAdrs(
        [withTexts(plain, () => text), withHeadTexts(written, () => text), writtenRecord({ body: text })].map(
          jsonAdr,
        ),
        { name: 'Stackmoot', version: '1' },
      )
      expect([text, faults(said)]).toEqual([text, []])
      expect(said.isWellFormed()).toBe(true)
    }
  })

  test('and the schema does refuse what is none', () => {
    const { adr } = JSON.parse(toJsonAdr(written))
    for (const broken of [
      { ...adr, number: 0 },
      { ...adr, title: '' },
      { ...adr, votes: 3 },
      { ...adr, date: '3 May' },
    ])
      expect(faults(JSON.stringify({ version: '1.0.0', adr: broken }))).not.toEqual([])
  })
})

describe('the Y-statement of a record that was written by hand', () => {
  test('takes its slots from the body as far as it says them', () => {
    const body = written.body.replace(
      '## Considered',
      '## Decision Drivers\n\n* Typing\n* Cost\n\n## Considered',
    )
    expect(FORMATS['y-statement-long'].write({ ...written, body })).toBe(
      'In the context of "We keep forty calendars", facing Typing as a concern, we decided for C# and neglected Go, to achieve it is typed, accepting it is heavy, because two of us know it.\n',
    )
    expect(FORMATS['y-statement'].write(nygard)).toBe(
      'In the context of "We need logs", facing a choice, we decided for "Use C#", to achieve what matters to the team, accepting no downside on record.\n',
    )
  })
})
