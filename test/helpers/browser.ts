import { parseHTML } from 'linkedom'

type Fields = Record<string, string | readonly string[]>

/** The app, or a server somewhere else. */
export type Answering = { request: (address: string, init: RequestInit) => Response | Promise<Response> }

const OWN_FORM = {
  'Content-Type': 'application/x-www-form-urlencoded',
  'Sec-Fetch-Site': 'same-origin',
}

function encoded(fields: Fields): string {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  return body.toString()
}

/** Talks to the app as a browser would: cookies kept, our own pages as the origin, redirects followed on demand. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly #app: Answering
  readonly #origin: string

  constructor(app: Answering, origin: string) {
    this.#app = app
    this.#origin = origin
  }

  get(path: string, headers: Record<string, string> = {}) {
    return this.send('GET', path, { headers })
  }

  post(path: string, fields: Fields = {}, headers: Record<string, string> = {}) {
    return this.send('POST', path, { body: encoded(fields), headers: { ...OWN_FORM, ...headers } })
  }

  /** A form with files, as `multipart/form-data`. */
  async upload(
    path: string,
    fields: Fields,
    files: readonly { field: string; name: string; bytes: Uint8Array<ArrayBuffer> | string }[],
  ) {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields))
      for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
    for (const { field, name, bytes } of files) body.append(field, new File([bytes], name))
    const request = new Request(this.#origin, { method: 'POST', body })
    const type = request.headers.get('Content-Type') ?? ''
    const bytes = await request.bytes()
    return this.send('POST', path, {
      body: bytes,
      headers: {
        'Sec-Fetch-Site': 'same-origin',
        'Content-Type': type,
        'Content-Length': String(bytes.length),
      },
    })
  }

  /** Over a slow line: something else happens after the app has looked up the room and before the form is there. */
  postSlowly(path: string, fields: Fields, meanwhile: () => Promise<unknown>) {
    const bytes = new TextEncoder().encode(encoded(fields))
    const body = new ReadableStream(
      {
        async pull(controller) {
          await meanwhile()
          controller.enqueue(bytes)
          controller.close()
        },
      },
      { highWaterMark: 0 },
    )
    return this.send('POST', path, { body, headers: { ...OWN_FORM, 'Content-Length': String(bytes.length) } })
  }

  async send(
    method: string,
    path: string,
    { body, headers = {} }: { body?: string | Uint8Array | ReadableStream; headers?: Record<string, string> },
  ) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await this.#app.request(new URL(path, this.#origin).href, {
      method,
      redirect: 'manual',
      headers: { Host: new URL(this.#origin).host, ...(cookie ? { Cookie: cookie } : {}), ...headers },
      ...(body === undefined ? {} : { body, duplex: 'half' }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }

  /** Gets a page, following redirects, and parses it. */
  async page(path: string) {
    let response = await this.get(path)
    for (let hops = 0; hops < 5 && response.headers.has('Location'); hops++)
      response = await this.get(response.headers.get('Location') ?? '/')
    const { document } = parseHTML(await response.text())
    return { status: response.status, document, text: document.body?.textContent?.replace(/\s+/g, ' ') ?? '' }
  }
}
