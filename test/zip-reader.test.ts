import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { unpacked } from '../src/sent-files.ts'

type Packed = { name: string; bytes: Uint8Array; says?: number; flags?: number; mode?: number }

/** A ZIP as somebody would write it by hand: names, sizes and flags say whatever is wanted. */
function zip(files: readonly Packed[]): Uint8Array {
  const parts: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, bytes, says = bytes.length, flags = 0x800, mode = 0o100644 } of files) {
    const packed = deflateRawSync(bytes)
    const label = Buffer.from(name)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(flags, 6)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(says, 22)
    head.writeUInt16LE(label.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(0x0300, 4)
    head.copy(entry, 8, 6, 28)
    entry.writeUInt32LE((mode << 16) >>> 0, 38)
    entry.writeUInt32LE(offset, 42)
    parts.push(head, label, packed)
    central.push(entry, label)
    offset += head.length + label.length + packed.length
  }
  const end = Buffer.alloc(22)
  const size = central.reduce((sum, { length }) => sum + length, 0)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...central, end])
}

const text = Buffer.from('# A\n')
const read = async (files: readonly Packed[]) =>
  (await unpacked([{ name: 'records.zip', bytes: zip(files) }])).map(({ name, text, why }) => [
    name,
    text ?? why,
  ])

describe('a ZIP', () => {
  test('gives its files with their folders', async () => {
    expect(
      await read([
        { name: 'docs/decisions/0001-a.md', bytes: text },
        { name: 'docs\\decisions\\0002-b.md', bytes: text },
        { name: 'docs/', bytes: Buffer.alloc(0) },
        { name: 'docs/日本.md', bytes: Buffer.from('日本語') },
      ]),
    ).toEqual([
      ['docs/decisions/0001-a.md', '# A\n'],
      ['docs/decisions/0002-b.md', '# A\n'],
      ['docs/日本.md', '日本語'],
    ])
  })

  test('with names that lead out of it, links and encrypted files leaves out those alone', async () => {
    const out = 'Its name leads out of the archive.'
    expect(
      await read([
        { name: '../../etc/0001-a.md', bytes: text },
        { name: '/etc/0002-b.md', bytes: text },
        { name: 'C:/0003-c.md', bytes: text },
        { name: 'a\\..\\..\\0004-d.md', bytes: text },
        { name: '0005-e.md', bytes: Buffer.from('/etc/passwd'), mode: 0o120777 },
        { name: '0006-f.md', bytes: text, flags: 0x801 },
        { name: '0007-g.md', bytes: text },
      ]),
    ).toEqual([
      ['../../etc/0001-a.md', out],
      ['/etc/0002-b.md', out],
      ['C:/0003-c.md', out],
      ['a/../../0004-d.md', out],
      ['0005-e.md', 'A link to another file, which is not followed.'],
      ['0006-f.md', 'It is encrypted.'],
      ['0007-g.md', '# A\n'],
    ])
  })

  test('that unfolds into far more than it is ends early, whatever it says of its size', async () => {
    const million = Buffer.alloc(64 * 1024 * 1024, 'x')
    const before = process.memoryUsage().arrayBuffers
    const files = await read([
      { name: '0001-a.md', bytes: million },
      { name: '0002-b.md', bytes: million, says: 10 },
      { name: '0003-c.md', bytes: text },
    ])
    expect(files).toEqual([
      ['0001-a.md', 'It is larger than 1 MB.'],
      ['0002-b.md', 'It is broken, or holds more than the archive says.'],
      ['0003-c.md', '# A\n'],
    ])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024)
  })

  test('with more than 50 MB in many files is refused as a whole', async () => {
    const bytes = Buffer.alloc(1024 * 1024, 'x')
    const files = Array.from({ length: 60 }, (_, at) => ({ name: `${1000 + at}-a.md`, bytes }))
    expect(await read(files)).toEqual([['records.zip', 'Unpacked it holds more than 50 MB.']])
  })

  test('with more than 5,000 files, or cut short, is refused as a whole', async () => {
    const many = Array.from({ length: 5_001 }, (_, at) => ({ name: `${at}.txt`, bytes: Buffer.alloc(0) }))
    expect(await read(many)).toEqual([['records.zip', 'It holds more than 5000 files.']])
    const whole = zip([{ name: '0001-a.md', bytes: text }])
    for (const bytes of [whole.subarray(0, 40), whole.subarray(10), new Uint8Array()])
      expect(await unpacked([{ name: 'x.zip', bytes }])).toEqual([
        { name: 'x.zip', text: null, why: expect.stringMatching(/^It is (?:no ZIP file|broken)/) },
      ])
  })
})
