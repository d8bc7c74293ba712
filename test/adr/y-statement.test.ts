import { expect, test } from 'vitest'
import { toYStatement } from '../../src/adr/y-statement.ts'
import { record } from './example.ts'

const plain = record()
const question = 'In the context of "Which back-end stack for the booking platform?"'
const concern = 'facing One language from browser to server as the heaviest concern (22\u00a0% of the weight)'
const gain =
  'to achieve strength on One language from browser to server and Using what the team already knows'

test('the short form fills five slots from the record', () => {
  expect(toYStatement(plain)).toBe(
    `${question}, ${concern}, we decided for Node.js, ${gain}, accepting weakness on Memory footprint.\n`,
  )
})

test('the long form adds the options left aside and the reason', () => {
  const others = 'and neglected Python, Java, ASP.NET Core / C#, Ruby and Go'
  expect(toYStatement({ ...plain, because: 'Because it fits.' }, 'long')).toBe(
    `${question}, ${concern}, we decided for Node.js ${others}, ${gain}, accepting weakness on Memory footprint, because it fits.\n`,
  )
})

test('a record without computed arguments falls back on its consequences', () => {
  const bare = { ...plain, arguments: [], drivers: [] }
  expect(toYStatement(bare)).toContain(
    'to achieve 4 of 7 can deliver with it alone and 2 can teach, accepting 3 of 7 must still learn it.',
  )
  expect(toYStatement({ ...bare, consequences: [] })).toContain(
    'to achieve what matters to the team, accepting no downside on record.',
  )
})

test('a record without a choice says so', () => {
  const open = toYStatement({ ...plain, chosenOptionId: null, because: '' }, 'long')
  expect(open).toContain('we decided for none of the options and neglected Node.js, Python,')
  expect(open).toContain('because no reason was recorded.')
})

test('a reason of several paragraphs stays one sentence on one line', () => {
  const statement = toYStatement({ ...plain, because: 'One.\n\n# Two\n- three' }, 'long')
  expect(statement.trimEnd().split('\n')).toHaveLength(1)
})
