import { advisorMethods } from './advisor.ts'
import { agreementMethods } from './agreement.ts'
import { pitfallMethods } from './pitfalls.ts'
import { secondOpinionMethods } from './second-opinions.ts'
import { votingMethods } from './voting.ts'
import { weightMethods } from './weights.ts'

/** From the input of a case to everything that is known about it, under the names the files expect. */
export type Method = (input: never) => Record<string, unknown>

/** Implemented methods by the `method` string of a file. */
export const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ...advisorMethods,
  ...weightMethods,
  ...agreementMethods,
  ...secondOpinionMethods,
  ...votingMethods,
  ...pitfallMethods,
])
