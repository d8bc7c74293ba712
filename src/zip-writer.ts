import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** Any day will do that never changes; this is the first one a ZIP can tell, in whatever zone. */
const NO_TIME = new Date(1980, 0, 1)

/** Text files in the order given. The same files give the same bytes. */
export async function zip(files: readonly { path: string; text: string }[]): Promise<Buffer<ArrayBuffer>> {
  const archive = new ZipFile()
  for (const { path, text } of files)
    archive.addBuffer(Buffer.from(text), path, { mtime: NO_TIME, mode: 0o100644, forceDosTimestamp: true })
  const bytes = buffer(archive.outputStream)
  archive.end()
  return Buffer.from(await bytes)
}
