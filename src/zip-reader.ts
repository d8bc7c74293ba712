import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl'

export const MOST_BYTES_A_FILE = 1024 * 1024
const MOST_ENTRIES = 5_000
const MOST_BYTES = 50 * 1024 * 1024

/** A file that somebody gives us: its bytes, or why it can't be read. */
export type SentFile = { name: string; bytes: Uint8Array | null; why: string | null }

export class ZipError extends Error {}

/**
 * The files of a ZIP, each with its bytes or the reason why it is left out. Bytes are counted while they are inflated,
 * whatever the archive says of their number; what is not wanted by its name is not inflated at all.
 */
export async function readZip(bytes: Uint8Array, isWanted: (path: string) => boolean): Promise<SentFile[]> {
  const zip = await opened(bytes)
  if (zip.entryCount > MOST_ENTRIES) throw new ZipError(`It holds more than ${MOST_ENTRIES} files.`)
  const files: SentFile[] = []
  let left = MOST_BYTES
  try {
    for await (const entry of zip.eachEntry()) {
      if (files.length > MOST_ENTRIES) throw new ZipError(`It holds more than ${MOST_ENTRIES} files.`)
      const file = await readEntry(zip, entry, isWanted, left)
      if (file === null) continue
      files.push(file)
      left -= file.bytes?.length ?? file.inflated ?? 0
      if (left <= 0) throw new ZipError(`Unpacked it holds more than ${MOST_BYTES / 1024 / 1024} MB.`)
    }
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('It is broken: not all of its files can be read.')
  }
  return files
}

async function opened(bytes: Uint8Array): Promise<ZipFile> {
  try {
    // Names are decoded here: one that is refused must not end the whole archive.
    return await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      decodeStrings: false,
    })
  } catch {
    throw new ZipError('It is no ZIP file, or a broken one.')
  }
}

type Read = SentFile & { inflated?: number }

async function readEntry(
  zip: ZipFile,
  entry: Entry,
  isWanted: (path: string) => boolean,
  left: number,
): Promise<Read | null> {
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
  if (name.endsWith('/')) return null
  const refuse = (why: string): Read => ({ name, bytes: null, why })
  if (validateFileName(name) !== null || name.includes('\0'))
    return refuse('Its name leads out of the archive.')
  if (isLink(entry)) return refuse('A link to another file, which is not followed.')
  if (!isWanted(name)) return { name, bytes: new Uint8Array(), why: null }
  if (entry.isEncrypted()) return refuse('It is encrypted.')
  if (!entry.canDecodeFileData()) return refuse('It is packed in a way that can’t be read here.')
  const most = Math.min(left, MOST_BYTES_A_FILE)
  const { bytes, inflated } = await inflate(zip, entry, most)
  if (bytes === null) return { ...refuse('It is broken, or holds more than the archive says.'), inflated }
  return bytes.length > most ? { ...refuse('It is larger than 1 MB.'), inflated } : { name, bytes, why: null }
}

/** Symbolic links are files of a kind of their own, on systems that know them. */
const isLink = ({ versionMadeBy, externalFileAttributes }: Entry) =>
  versionMadeBy >> 8 === 3 && ((externalFileAttributes >>> 16) & 0o170000) === 0o120000

/** Ends as soon as there is one byte more than may be; null where the data is not what it claims to be. */
async function inflate(
  zip: ZipFile,
  entry: Entry,
  most: number,
): Promise<{ bytes: Uint8Array | null; inflated: number }> {
  const chunks: Buffer[] = []
  let inflated = 0
  try {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream) {
      chunks.push(chunk as Buffer)
      inflated += (chunk as Buffer).length
      if (inflated > most) break
    }
  } catch {
    return { bytes: null, inflated }
  }
  return { bytes: Buffer.concat(chunks), inflated }
}
