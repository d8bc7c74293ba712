import { skippedBecause } from './adr/reading/file-kinds.ts'
import type { UploadedFile } from './upload.ts'
import { MOST_BYTES_A_FILE, readZip, type SentFile, ZipError } from './zip-reader.ts'

/** A file as text, or why it is none that can be read. */
export type TextFile = { name: string; text: string | null; why: string | null }

/** What was uploaded, with the files of an archive in its place. */
export async function unpacked(uploads: readonly UploadedFile[]): Promise<TextFile[]> {
  const files: TextFile[] = []
  for (const { name, bytes } of uploads) {
    if (!isZip(name, bytes)) files.push(textOf({ name: asPath(name), bytes, why: null }))
    else
      try {
        const found = await readZip(bytes, (path) => skippedBecause(path) === null)
        files.push(...found.map(textOf))
      } catch (error) {
        if (!(error instanceof ZipError)) throw error
        files.push({ name: asPath(name), text: null, why: error.message })
      }
  }
  return files
}

const isZip = (name: string, bytes: Uint8Array) =>
  /\.zip$/i.test(name) || (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04)

const asPath = (name: string) =>
  name
    .replaceAll('\\', '/')
    .replace(/^(?:[A-Za-z]:)?\/+/, '')
    .replaceAll('\0', '')

const LONGEST_NAME = 300
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** A file that may be a record, as text; the others with the reason. */
export function textOf({ name, bytes, why }: SentFile): TextFile {
  const refuse = (reason: string): TextFile => ({ name, text: null, why: reason })
  if (bytes === null) return refuse(why ?? 'It can’t be read.')
  const skipped = skippedBecause(name)
  if (skipped) return refuse(skipped)
  if (bytes.length > MOST_BYTES_A_FILE) return refuse('It is larger than 1 MB.')
  if (name.length > LONGEST_NAME) return refuse('Its name is too long.')
  if (bytes.includes(0)) return refuse('Not text, although its name says so.')
  try {
    const text = decoder.decode(bytes)
    return text.trim() === '' ? refuse('It is empty.') : { name, text, why: null }
  } catch {
    return refuse('Its text is not in UTF-8.')
  }
}
