import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'

const schema = JSON.parse(readFileSync(new URL('fixtures/json-adr-1.json', import.meta.url), 'utf8'))
const ajv = new Ajv2020({ allErrors: true })
ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/)
ajv.addFormat('date-time', true)
ajv.addFormat('uri', true)
const isValid = ajv.compile(schema)

/** Where a document breaks the schema of JSON-ADR 1. */
export const faults = (text: string) => (isValid(JSON.parse(text)) ? [] : (isValid.errors ?? []))
