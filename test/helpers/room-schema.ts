import { Ajv2020 } from 'ajv/dist/2020.js'
import { roomSchema } from '../../src/room-schema.ts'

/** A schema in which no part may be there that it does not name. */
export function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const parts = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, closed(part)]))
  return 'properties' in parts && parts.type === 'object' && !('additionalProperties' in parts)
    ? { ...parts, additionalProperties: false }
    : parts
}

let validate: ReturnType<Ajv2020['compile']> | undefined

/** What a room export has that its schema does not say, or lacks. */
export function breachesOf(room: unknown) {
  validate ??= new Ajv2020({ strict: false, allErrors: true }).compile(
    closed(roomSchema('https://moot.example/schemas/room-1.json')) as object,
  )
  return validate(room) ? [] : (validate.errors ?? [])
}
