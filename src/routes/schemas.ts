import { factory } from '../env.ts'
import { roomSchema } from '../room-schema.ts'

const PATH = '/schemas/room-1.json'

export const schemaUrl = (publicUrl: string) => `${publicUrl}${PATH}`

/** What other programs check a file of ours against. */
export const schemas = factory.createApp().get(PATH, (c) => {
  c.header('Content-Type', 'application/schema+json; charset=utf-8')
  return c.body(JSON.stringify(roomSchema(schemaUrl(c.var.deps.publicUrl))))
})
