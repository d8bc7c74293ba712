import { describe, expect, test } from 'vitest'
import { ResultsPage, type ResultsProps } from '../../views/results/page.tsx'
import { cases, HOSTILE } from './cases.tsx'
import { all, markupOf, textOf, textsOf } from './document.ts'
import { people, propsOf, worked, workedProps } from './worked-case.ts'

const pageOf = (props: ResultsProps) => markupOf(<ResultsPage {...props} />)
const sectionsOf = (props: ResultsProps) =>
  all(pageOf(props), 'section[id]').map((part) => part.getAttribute('id'))
const caseOf = (name: string): ResultsProps => {
  const found = cases[name]
  if (!found) throw new Error(`no case ${name}`)
  return found
}

describe('the results page', () => {
  const page = pageOf(workedProps)

  test('runs from the verdict to all the numbers, and its list of contents says so', () => {
    const order = ['verdict', 'ranking', 'why', 'flip', 'talk', 'robust', 'know', 'numbers']
    expect(sectionsOf(workedProps)).toEqual(order)
    expect(all(page, '.toc a').map((link) => link.getAttribute('href'))).toEqual(order.map((id) => `#${id}`))
  })

  test('sets the leader apart in the sentence of the verdict', () => {
    expect(textOf(page.querySelector('.say'))).toBe(
      'Node.js leads with 73.5, 3.8 points ahead of Python; probably stable: 89\u00a0% likely given how your answers vary.',
    )
    expect(textOf(page.querySelector('.say b'))).toBe('Node.js')
  })

  test('prints facts as number over words', () => {
    expect(textsOf(page, '.facts dd')).toEqual(['3', '6 of 7', '4 of 7', 'still first'])
    expect(textsOf(page, '.facts dt')[0]).toBe('points of weight would have to move before Python catches up')
  })

  test('says whose result it is, and when it was revealed', () => {
    expect(textOf(page.querySelector('.who'))).toBe(
      'Quayside team · round 1, revealed Friday 20 November, 17:00 UTC · 7 of 7 ballots',
    )
    expect(page.querySelector('.who time')?.getAttribute('datetime')).toBe('2026-11-20T17:00:00.000Z')
  })

  test('puts a veto up for discussion, with its reason', () => {
    expect(textOf(page.querySelector('#why .aside-madder'))).toBe(
      'To discuss: Mei could not work with Ruby. “Our last Ruby service had nobody left to run it at night. I would not carry the pager for one again.” One of seven.',
    )
  })

  test('tells a veto on the leader once, with its reason', () => {
    const told = propsOf(
      {
        ...worked,
        ballots: worked.ballots.map((ballot, k) => ({
          ...ballot,
          vetoes: worked.options.map((_, i) => k === 0 && i === 0),
        })),
      },
      { vetoes: [{ who: 'Amina', optionName: 'Node.js', reason: 'Nights.' }] },
    )
    expect(told.explanation.vetoes).toHaveLength(1)
    expect(
      textsOf(pageOf(told), '#why .aside').filter((text) => text.includes('could not work with')),
    ).toEqual(['To discuss: Amina could not work with Node.js. “Nights.” One of seven.'])
  })

  test('counts several vetoes on one option together', () => {
    const vetoes = [
      { who: 'Mei', optionName: 'Ruby', reason: 'Nights.' },
      { who: null, optionName: 'Ruby', reason: 'Nobody to hire.' },
    ]
    expect(textOf(pageOf({ ...workedProps, vetoes }).querySelector('#why .aside-madder'))).toBe(
      'To discuss: two people could not work with Ruby. Two of seven.“Nights.” Mei“Nobody to hire.”',
    )
  })

  test('leads to the outcome and to the export', () => {
    const links = all(page, 'a.btn').map((link) => [textOf(link), link.getAttribute('href')])
    expect(links).toEqual([
      ['Record outcome', '/decisions/hare-4k7/outcome'],
      ['Record the outcome', '/decisions/hare-4k7/outcome'],
      ['Export room (JSON)', '/decisions/hare-4k7/export.json'],
    ])
  })

  test('leads to the record once there is one, and offers no outcome to whoever may not record it', () => {
    const decided = { ...workedProps.decision, adrHref: '/decisions/hare-4k7/adr' }
    expect(textsOf(pageOf({ ...workedProps, decision: decided }), '.btn-main')).toEqual(['Read the record'])
    const reader = { ...workedProps.decision, canRecordOutcome: false }
    expect(textsOf(pageOf({ ...workedProps, decision: reader }), 'a.btn')).toEqual(['Export room (JSON)'])
  })

  test('repeats what members wrote', () => {
    const props = { ...workedProps, comments: [{ who: 'Jonas', text: 'Less night work.' }] }
    expect(textOf(pageOf(props).querySelector('#words li'))).toBe('Less night work.Jonas')
  })

  test('ends in the sentence that it advises', () => {
    expect(textOf(page.querySelector('.foot-note'))).toMatch(
      /It advises; you decide\..*Revealed Friday 20 November 2026\.$/,
    )
  })
})

describe('a verdict with less to go by', () => {
  test('names no leader where it is too close, and says what to talk about', () => {
    const page = pageOf(caseOf('a result too close to call'))
    expect(textOf(page.querySelector('.say'))).toBe('Node.js (72.2) and Python (72.2) are too close to call.')
    expect(all(page, '.say b')).toEqual([])
    expect(textOf(page.querySelector('#verdict .lede'))).toMatch(
      /^Decide by talking about .* and .*, not by the decimals\./,
    )
    expect(textOf(page.querySelector('#why h2'))).toBe('What separates Node.js and Python')
  })

  test('says of two equal options that they are equal', () => {
    const page = pageOf(caseOf('a tie'))
    expect(textOf(page.querySelector('.say'))).toBe('Node.js and Python have the same score.')
    expect(all(page, '.ledger')).toEqual([])
  })

  test.each(['nobody has voted', 'one ballot', 'fewer ballots than needed'])(
    'shows nothing of any ballot with %s',
    (name) => {
      const props = {
        ...caseOf(name),
        vetoes: workedProps.vetoes,
        comments: [{ who: 'Mei', text: 'Less night work.' }],
        people,
      }
      expect(sectionsOf(props)).toEqual(['verdict', 'turn-out'])
      const page = pageOf(props)
      expect(textOf(page.querySelector('.levels [aria-current]'))).toBe('Not enough evidence')
      for (const secret of ['Mei', 'pager', 'night work', 'leads'])
        expect(page.textContent).not.toContain(secret)
    },
  )

  test('says with one ballot that everybody would know whose it is, even if one is enough for a verdict', () => {
    const one = propsOf({ ...worked, ballots: worked.ballots.slice(0, 1), quorum: 1 })
    const page = pageOf({ ...one, decision: { ...one.decision, state: 'voting' } })
    expect(textOf(page.querySelector('.say'))).toBe('One ballot so far.')
    expect(textOf(pageOf(one).querySelector('.say'))).toBe('One ballot.')
    expect(textOf(pageOf(one).querySelector('.foot-note'))).toBe('Revealed Friday 20 November 2026.')
    expect(textOf(page.querySelector('#verdict .lede'))).toContain('everybody would know whose it is')
    expect(all(page, '#ranking, #know, #turn-out table')).toEqual([])
  })

  test('shows how many of a few ballots answer each question', () => {
    const page = pageOf(caseOf('fewer ballots than needed'))
    expect(textOf(page.querySelector('.say'))).toBe(
      'Three of seven have voted. Four ballots are needed for a verdict.',
    )
    expect(textsOf(page, '#turn-out tbody tr')[0]).toBe('Using what the team already knows3 of 3')
  })

  test('shows a preview while there are no priorities', () => {
    const props = caseOf('no priorities')
    expect(sectionsOf(props)).toEqual(['verdict', 'ranking', 'know', 'numbers'])
    expect(textOf(pageOf(props).querySelector('#ranking h2'))).toBe('Preview with equal priorities')
  })

  test('shows no ranking that rests on unknown values', () => {
    const props = caseOf('a profile nobody knows')
    expect(sectionsOf(props)).toEqual(['verdict', 'turn-out', 'know', 'numbers'])
    expect(all(pageOf(props), '#turn-out a[href="/decisions/hare-4k7/profile"]')).toHaveLength(1)
  })

  test('keeps a veto up for discussion where no option is left', () => {
    const page = pageOf(caseOf('every option ruled out'))
    expect(textOf(page.querySelector('#ranking .aside-madder'))).toContain('Mei could not work with Ruby')
    expect(all(page, '.rank .out')).toHaveLength(6)
  })

  test('is preliminary while the round still takes ballots', () => {
    const open = propsOf({ ...worked, ballots: worked.ballots.slice(0, 5) })
    const voting = pageOf({ ...open, decision: { ...open.decision, state: 'voting' } })
    expect(textOf(voting.querySelector('#verdict .aside-weld'))).toMatch(/^Preliminary\. 5 of 7 ballots\./)
    expect(all(pageOf(open), '#verdict .aside-weld')).toEqual([])
  })
})

describe('names on the page', () => {
  test('stay text, whatever is in them', () => {
    const page = pageOf(caseOf('names that try to be markup'))
    expect(all(page, 'img, script')).toEqual([])
    expect(textsOf(page, '.words blockquote')).toEqual([HOSTILE])
    expect(textsOf(page, '.know tbody th')[0]).toBe(HOSTILE)
  })

  test('are nowhere when they are hidden', () => {
    const { textContent } = pageOf(caseOf('hidden names'))
    for (const { name } of people) expect(textContent).not.toContain(name)
  })
})
