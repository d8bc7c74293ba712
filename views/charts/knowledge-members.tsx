import type { OptionResult, Result } from '../../src/advisor/types.ts'
import { FAMILIARITY, WILLINGNESS } from '../../src/domain/ballot.ts'
import type { Person } from './knowledge.tsx'

type Props = { result: Result; options: readonly OptionResult[]; people: readonly Person[] }

/** A row per member, by the alphabet where names are shown, else in the order given. */
export const KnowledgeMembers = ({ result, options, people }: Props) => (
  <tbody>
    {named(people).map(({ label, person }) => (
      <tr>
        <th scope="row">{label}</th>
        {options.map((option) => {
          const i = result.options.indexOf(option)
          return <Cell knows={person.familiarity[i] ?? null} wants={person.willingness[i] ?? null} />
        })}
      </tr>
    ))}
  </tbody>
)

const Cell = ({ knows, wants }: { knows: number | null; wants: number | null }) => {
  const words = [
    knows === null ? 'not stated' : FAMILIARITY[knows],
    wants === null ? null : WILLINGNESS[wants],
  ]
  return (
    <td class={knows === null ? 'blank' : `f${knows}`}>
      {knows ?? '–'}
      <span class="vh">, {words.filter((word) => word).join('; ')}</span>
      {wants === 2 && <i aria-hidden="true">+</i>}
      {wants === 0 && <i aria-hidden="true">−</i>}
    </td>
  )
}

function named(people: readonly Person[]): { label: string; person: Person }[] {
  if (people.every(({ name }) => name !== ''))
    return people
      .map((person) => ({ label: person.name, person }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en'))
  return people.map((person, i) => ({ label: person.name || `Member ${i + 1}`, person }))
}
