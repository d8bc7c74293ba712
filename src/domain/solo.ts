import { inWords } from '../advisor/format.ts'
import type { Lens, Template, TemplateCriterion, TemplateOption } from '../templates/template.ts'
import { type Answers, type FieldErrors, type Fields, fieldName, parseBallot } from './ballot.ts'
import { importanceField } from './importance.ts'

type Asked = Pick<Template, 'options' | 'criteria'>
type Given = { ticked: readonly string[]; fields: Fields }
type Offered = TemplateOption & { id: string }

/** What an address of the solo advisor says: one person's answers, without a room. Ids are keys of the template. */
export type Solo = {
  offered: readonly Offered[]
  /** Those that are compared where nothing else is asked for. */
  usual: readonly Offered[]
  options: readonly Offered[]
  /** Those that the list shows ticked. */
  ticked: readonly Offered[]
  criteria: readonly (TemplateCriterion & { id: string })[]
  /** As they were given. */
  fields: Fields
  /** Those of them that count. */
  right: Fields
  errors: FieldErrors
  /** Null where nothing is answered. */
  answers: Answers | null
}

const PARTS = /^(importance|familiarity)\./

/** Reads an address; what is wrong in it is reported at its field, and the rest counts. */
export function readSolo(
  { options: all, criteria: asked }: Asked,
  { ticked: named, fields: given }: Given,
): Solo {
  const offered = all.map((option) => ({ ...option, id: option.key }))
  const usual = offered.filter((option) => option.ticked)
  const chosen = offered.filter(({ key }) => named.includes(key))
  const options = chosen.length >= 2 ? chosen : usual
  const criteria = asked.map((criterion) => ({ ...soloCriterion(criterion), id: criterion.key }))

  // A blank form is no ballot, and what others hang on an address says nothing.
  const fields = Object.fromEntries(
    Object.entries(given).filter(([name, value]) => value !== '' && PARTS.test(name)),
  )
  const names = new Set([
    ...criteria.map(({ id }) => importanceField('rating', id)),
    ...offered.map(({ id }) => fieldName('familiarity', id)),
  ])
  const counted = without(fields, (name) => names.has(name) && !isLeftOut(name, options))
  const first = parse({ options, criteria }, counted)
  const errors: FieldErrors = {
    ...first.errors,
    ...(Object.keys(fields).every((name) => names.has(name))
      ? {}
      : { form: 'The address names something that is not asked here. The rest of it counts.' }),
    ...optionsProblem(named, chosen.length, offered, usual.length),
  }
  const right = without(counted, (name) => errors[name] === undefined)
  const answers = first.answers ?? parse({ options, criteria }, right).answers
  const ticked = chosen.length > 0 ? chosen : usual
  return { offered, usual, options, ticked, criteria, fields: counted, right, errors, answers }
}

/** One person has no team to speak of. */
const soloCriterion = (criterion: TemplateCriterion): TemplateCriterion =>
  criterion.kind === 'familiarity'
    ? {
        ...criterion,
        name: 'Using what you know',
        help: 'How much should it count that you can deliver with it today?',
      }
    : criterion

function parse(asked: Pick<Solo, 'options' | 'criteria'>, fields: Fields): Pick<Solo, 'answers' | 'errors'> {
  if (Object.keys(fields).length === 0) return { answers: null, errors: {} }
  const parsed = parseBallot(asked, fields, { needsName: false })
  return parsed.ok ? { answers: parsed.ballot.answers, errors: {} } : { answers: null, errors: parsed.errors }
}

function optionsProblem(
  ticked: readonly string[],
  chosen: number,
  offered: readonly { key: string }[],
  usual: number,
): FieldErrors {
  if (ticked.length > 0 && chosen < 2)
    return { options: `Tick two options or more; the usual ${inWords(usual)} are ranked.` }
  return ticked.every((key) => offered.some((option) => option.key === key))
    ? {}
    : { options: 'The address names an option that is not offered here. The others are ranked.' }
}

const isLeftOut = (name: string, options: readonly { id: string }[]) =>
  name.startsWith('familiarity.') && !options.some(({ id }) => name === fieldName('familiarity', id))

const without = (fields: Fields, isKept: (name: string) => boolean): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => isKept(name)))

/** The shortest address that says the same. */
export function soloAddress(template: string | null, { options, usual, right }: Solo): string {
  const query = optionsQuery(template, options, usual)
  for (const [name, value] of Object.entries(right)) query.append(name, value)
  return addressOf('/advisor', query)
}

/** A new room about the same question, with these options ticked. */
export const roomAddress = (template: string, { options, usual }: Solo): string =>
  addressOf('/decisions/new', optionsQuery(template, options, usual))

/** Where the answers on importance are those of a lens; what one knows and compares stays. */
export function lensAddresses(template: string | null, lenses: readonly Lens[], solo: Solo) {
  return lenses.map(({ key, name, about, importance }) => {
    const asked = Object.fromEntries(
      solo.criteria.flatMap(({ id }) =>
        importance[id] === undefined ? [] : [[importanceField('rating', id), String(importance[id])]],
      ),
    )
    return {
      key,
      name,
      about,
      href: soloAddress(template, { ...solo, right: { ...solo.right, ...asked } }),
      isCurrent: Object.entries(asked).every(([field, value]) => solo.right[field] === value),
    }
  })
}

function optionsQuery(template: string | null, options: Solo['options'], usual: Solo['usual']) {
  const query = new URLSearchParams(template === null ? {} : { template })
  const isUsual = options.length === usual.length && usual.every((option) => options.includes(option))
  for (const { key } of isUsual ? [] : options) query.append('option', key)
  return query
}

const addressOf = (path: string, query: URLSearchParams) => (query.size > 0 ? `${path}?${query}` : path)
