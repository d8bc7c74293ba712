import { ROLE_WORDS, type TeamRole } from '../../src/domain/people.ts'
import type { Room } from '../../src/domain/room.ts'

type Props = { room: Pick<Room, 'facilitator' | 'decider'>; person: { id: string; role: TeamRole } }

/** What somebody is to the room, and to the team if it is more than a voter. */
export const RoleTags = ({ room, person }: Props) => {
  const { id, role } = person
  const words = [
    id === room.facilitator.id && 'facilitator',
    id === room.decider.id && 'decider',
    role === 'owner' && 'owner of the team',
    role === 'observer' && ROLE_WORDS.observer,
  ].filter((word) => word !== false)
  return (
    <>{words.length === 0 ? <span>{ROLE_WORDS.member}</span> : words.map((word) => <span>{word}</span>)}</>
  )
}
