import { describe, expect, test } from 'vitest'
import { priorsOf } from '../../views/charts/priors.ts'
import { CampsTable } from '../../views/results/camps.tsx'
import type { ResultsProps } from '../../views/results/page.tsx'
import { Robust } from '../../views/results/robust.tsx'
import { all, attributeOf, type Markup, markupOf, numberOf, textOf, textsOf } from './document.ts'
import { richer, richerProps, richerWith } from './richer-case.ts'
import { tellingRooms } from './telling-rooms.ts'
import { madeUp, people, propsOf, worked } from './worked-case.ts'

const sectionOf = (props: ResultsProps) => markupOf(<Robust {...props} />)
const section = sectionOf(richerProps)
const bars = (root: Markup) => all(root, '.firm svg')
const foldOf = (root: Markup, summary: string) => {
  const found = all(root, 'details').find((fold) => textOf(fold.querySelector('summary')).startsWith(summary))
  if (!found) throw new Error(`no fold ${summary}`)
  return found
}

describe('how firm it is', () => {
  test('opens with a sentence for each bar, and names the draws', () => {
    const said = textOf(section.querySelector('.lede'))
    expect(said).toMatch(/^With any weights at all Node\.js is first .*Drawing your own ballots again/)
    expect(bars(section)).toHaveLength(3)
    expect(section.textContent).toContain('10,000 draws each')
  })

  test('has one bar for each way of drawing, named and said in words', () => {
    expect(textsOf(section, '.firm strong')).toEqual([
      'Any weights',
      'Weights in your order of importance',
      'Your ballots drawn again',
    ])
    const names = bars(section).map((bar) => bar.getAttribute('aria-label'))
    expect(names[0]).toMatch(/^Any weights: Node\.js first in \d+\u00a0%, Python first in \d+\u00a0%, /)
  })

  test('draws each part as wide as its share', () => {
    const any = richerProps.result.complements.robustness.any ?? []
    const [bar] = bars(section)
    const parts = bar ? all(bar, 'rect:not(.track)') : []
    const shown = any.filter(({ first }) => first > 0)
    expect(parts).toHaveLength(shown.length)
    parts.forEach((part, i) => {
      expect(attributeOf(part, 'width')).toBeCloseTo(100 * (shown[i]?.first ?? 0), 1)
    })
  })

  test('tells leader, rival and the others apart by more than colour', () => {
    const [bar] = bars(section)
    const classes = bar ? all(bar, 'rect').map((part) => part.getAttribute('class')) : []
    expect(classes.slice(0, 4)).toEqual(['track', 'firm-a', 'firm-b', 'seg-rest'])
    expect(bar && textsOf(bar, 'text.firm-ta')[0]).toMatch(/^Node\.js \d+\u00a0%$/)
  })

  test('names beside the bar what has no room in it, so that every share can be read', () => {
    for (const [index, { acceptances }] of priorsOf(richerProps.result).entries()) {
      const row = all(section, '.firm > li')[index]
      const written = row ? [...textsOf(row, 'text:not(.nw)'), ...textsOf(row, '.key li:not(.nw)')] : []
      const named = written.map((text) => text.split(/ (?:over |under )?\d/)[0])
      const drawn = acceptances.filter(({ first }) => first > 0)
      expect(named.length).toBeGreaterThanOrEqual(drawn.length)
      for (const { optionId } of drawn)
        expect(named).toContain(richerProps.result.options.find(({ id }) => id === optionId)?.name)
    }
  })

  test('prints no share in a bar without the name it belongs to', () => {
    const names = richerProps.result.options.map(({ name }) => name)
    for (const text of textsOf(section, '.firm svg text'))
      expect(
        names.some((name) => text.startsWith(`${name} `)),
        text,
      ).toBe(true)
  })

  test('prints the same shares in a table', () => {
    const rows = all(foldOf(section, 'The draws'), '.scroll:first-child tbody tr')
    const any = richerProps.result.complements.robustness.any ?? []
    expect(rows).toHaveLength(6)
    any.forEach(({ first }, i) => {
      const printed = textOf(rows[i]?.querySelector('td') ?? null)
      if (first >= 0.005 && first < 0.995) expect(numberOf(printed)).toBe(Math.round(100 * first))
    })
  })

  test('prints how often the leader takes each place, adding up to all draws', () => {
    const table = all(foldOf(section, 'The draws'), 'table')[1]
    const places = table ? all(table, 'tbody tr').map((row) => textsOf(row, 'td')) : []
    expect(places).toHaveLength(6)
    const shares = places.map(([any = '']) => (any.startsWith('under') ? 0 : numberOf(any)))
    expect(shares.reduce((sum, share) => sum + share)).toBeGreaterThan(97)
    expect(shares.reduce((sum, share) => sum + share)).toBeLessThan(103)
  })

  test('says what one would have to value to prefer the rival, what speaks for it on top', () => {
    const fold = foldOf(section, 'What one would have to value to prefer Python')
    const rows = all(fold, 'tbody tr').map((row) => textsOf(row, 'th, td'))
    expect(rows).toHaveLength(12)
    expect(rows[0]?.[0]).toBe('Development speed')
    expect(rows.at(-1)?.[0]).toBe('One language')
    const ahead = rows.map((row) => numberOf(row[3] ?? '') - numberOf(row[2] ?? ''))
    expect(ahead[0]).toBeGreaterThan(0)
    expect(ahead.at(-1)).toBeLessThan(0)
  })

  test('counts whose first choice each option is, and its lowest score and largest regret', () => {
    const fold = foldOf(section, 'By each member')
    const personal = richerProps.result.complements.personal
    const rows = all(fold, 'tbody tr').map((row) => textsOf(row, 'th, td'))
    expect(rows[0]).toEqual([
      'Node.js',
      String(personal?.firstChoices[0]),
      personal?.leastMisery[0]?.toFixed(1),
      personal?.regret[0]?.toFixed(1),
    ])
    expect(rows.map(([, count]) => Number(count)).reduce((sum, count) => sum + count)).toBe(7)
    expect(all(fold, '.first').length).toBeGreaterThanOrEqual(3)
  })

  test('tells two groups by their size and never by name', () => {
    const props = tellingRooms['two camps']
    const camps = sectionOf(props)
    const fold = foldOf(camps, 'Two groups')
    expect(textOf(fold.querySelector('.small'))).toMatch(/^Four of you lean to Node\.js, three to Python\./)
    const [first] = all(fold, 'tbody tr').map((row) => textsOf(row, 'th, td'))
    expect(first?.slice(0, 2)).toEqual(['Data & AI', 'Python'])
    expect(first?.[2]).toMatch(/^−\d/)
    for (const { name } of people) expect(camps.textContent).not.toContain(name)
    expect(all(section, 'details').map((fold) => textOf(fold.querySelector('summary')))).not.toContain(
      'Two groups of priorities 4 and 3',
    )
  })

  test('says of no criterion that it counts more for one group by nothing', () => {
    const { result } = tellingRooms['two camps']
    const { camps } = result.complements
    if (!camps) throw new Error('there are two camps')
    const level = {
      ...camps,
      apart: camps.apart.map((part, j) => ({ ...part, difference: j === 0 ? 0.0003 : part.difference })),
    }
    const rows = textsOf(markupOf(<CampsTable result={result} camps={level} />), 'tbody tr')
    expect(rows).toHaveLength(
      camps.apart.filter(({ difference }) => Math.abs(difference) >= 0.0005).length - 1,
    )
  })

  test('leaves out a bar that cannot be drawn, and says why', () => {
    const two = worked.ballots.map((ballot, k) =>
      k === 0 ? ballot : { ...ballot, importance: ballot.importance.map(() => null) },
    )
    const alone = sectionOf(richerWith({ ballots: two, quorum: 1 }))
    expect(bars(alone)).toHaveLength(2)
    expect(textsOf(alone, '.note').join(' ')).toContain('only one of them rates the priorities')
    const [member] = worked.ballots
    const crowd = Array.from({ length: 201 }, () => member ?? { importance: [], familiarity: [] })
    const many = sectionOf(richerWith({ ballots: crowd, eligible: null }))
    expect(textsOf(many, '.note').join(' ')).toContain('Ballots are not drawn again above 200')
    const thousands = sectionOf(propsOf(madeUp(2, 3, 2001), { people: null }))
    expect(bars(thousands)).toHaveLength(2)
    expect(textsOf(thousands, '.note').join(' ')).toContain('Ballots are not drawn again above 200')
  })

  test('lets both of two level options be first, and says so', () => {
    const tie = tellingRooms.tie
    const level = sectionOf(tie)
    expect(textOf(level.querySelector('.lede'))).toMatch(/^Node\.js and Python are level\./)
    expect(level.textContent).toContain('level in a draw are both first')
    for (const bar of bars(level)) {
      const widths = all(bar, 'rect:not(.track)').map((part) => attributeOf(part, 'width'))
      expect(widths.reduce((sum, width) => sum + width)).toBeCloseTo(100, 0)
    }
    expect(level.textContent).not.toContain('prefer Python')
    expect(section.textContent).not.toContain('both first')
  })
})

describe('worth finding out first', () => {
  test('names what could turn the result, and links to what its score rests on', () => {
    expect(textsOf(section, 'h3')).toContain('Worth finding out first')
    const cells = richerProps.result.complements.information
    const fold = foldOf(section, 'Values that could turn the result')
    expect(all(fold, 'tbody tr')).toHaveLength(cells.length)
    const [cell] = cells
    expect(fold.querySelector('a')?.getAttribute('href')).toBe(
      `/decisions/hare-4k7/profile#c-${cell?.criterionId}`,
    )
  })

  test('sets apart at which end another option would lead', () => {
    const rows = all(foldOf(section, 'Values that could turn the result'), 'tbody tr')
    richerProps.result.complements.information.forEach((cell, i) => {
      const [, low, high] = rows[i] ? all(rows[i], 'td') : []
      expect(low?.querySelector('strong') !== null).toBe(cell.leaderIfLow !== null)
      expect(high?.querySelector('strong') !== null).toBe(cell.leaderIfHigh !== null)
    })
  })

  test('is absent where nothing of that kind is known, and has no links without a profile', () => {
    const { bands: _, ...certain } = richer
    expect(sectionOf(richerWith({ ...certain, bands: [] })).textContent).not.toContain('Worth finding out')
    const unlinked = markupOf(<Robust result={richerProps.result} explanation={richerProps.explanation} />)
    expect(unlinked.textContent).toContain('Worth finding out')
    expect(all(unlinked, 'a')).toEqual([])
  })
})
