import type { OptionResult, Result } from '../../src/advisor/types.ts'
import { FAMILIARITY } from '../../src/domain/ballot.ts'
import type { Person } from './knowledge.tsx'

type Props = { result: Result; options: readonly OptionResult[]; people: readonly Person[] }

/** Counts per level instead of a row for each of many members. */
export const KnowledgeLevels = ({ result, options, people }: Props) => {
  const levels = FAMILIARITY.map((_, level) => level).reverse()
  const count = (option: OptionResult, level: number | null) => {
    const i = result.options.indexOf(option)
    return people.filter(({ familiarity }) => (familiarity[i] ?? null) === level).length
  }
  return (
    <tbody>
      {levels.map((level) => (
        <tr>
          <th scope="row">
            {level}, {FAMILIARITY[level]}
          </th>
          {options.map((option) => {
            const here = count(option, level)
            return <td class={here === 0 ? 'f0' : `f${level}`}>{here}</td>
          })}
        </tr>
      ))}
      <tr>
        <th scope="row">not stated</th>
        {options.map((option) => (
          <td class="blank">{count(option, null)}</td>
        ))}
      </tr>
    </tbody>
  )
}
