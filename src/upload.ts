import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Form, formOf } from './form.ts'

const MOST_FILES = 5_000
const TOO_MANY = 'These are too many files at once.'

/** A file as a form sends it: its name may hold folders, and both may be anything. */
export type UploadedFile = { name: string; bytes: Uint8Array }

/** Reads a form with files (multipart), whose size the app has limited before. */
export async function readUpload(c: Context): Promise<{ form: Form; files: UploadedFile[] }> {
  const type = c.req.header('Content-Type') ?? ''
  if (!type.toLowerCase().startsWith('multipart/form-data'))
    throw new HTTPException(415, { message: 'Send this as a form with files.' })
  const parts = await partsOf(c)
  const fields = new URLSearchParams()
  const files: UploadedFile[] = []
  for (const [name, value] of parts) {
    if (typeof value === 'string') fields.append(name, value)
    // A form without a chosen file sends an empty one without a name.
    else if (value.name !== '' || value.size > 0) files.push({ name: value.name, bytes: await value.bytes() })
    if (files.length > MOST_FILES) throw new HTTPException(413, { message: TOO_MANY })
  }
  return { form: formOf(fields), files }
}

async function partsOf(c: Context): Promise<FormData> {
  try {
    return await c.req.raw.formData()
  } catch {
    throw new HTTPException(400, { message: 'The form came broken. Send it again.' })
  }
}
