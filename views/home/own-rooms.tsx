export type OwnRoomsProps = {
  /** Under way, the newest first. */
  rooms: readonly { id: string; question: string; teamId: string; teamName: string }[]
  teams: readonly { id: string; name: string }[]
}

/** For somebody who lost their tab: the rooms they are in, and the logs of their teams. */
export const OwnRooms = ({ rooms, teams }: OwnRoomsProps) => (
  <section class="band stack" aria-labelledby="own-heading">
    <h2 id="own-heading">Your rooms</h2>
    {rooms.length > 0 ? (
      <ul class="plain">
        {rooms.map(({ id, question, teamName }) => (
          <li>
            <a href={`/decisions/${id}`} dir="auto">
              {question}
            </a>{' '}
            <small class="note" dir="auto">
              {teamName}
            </small>
          </li>
        ))}
      </ul>
    ) : (
      <p class="note">None of your teams is deciding anything at the moment.</p>
    )}
    <p class="note">
      Decision logs:{' '}
      {teams.map(({ id, name }, index) => (
        <>
          {index > 0 && ', '}
          <a href={`/teams/${id}/adrs`} dir="auto">
            {name}
          </a>
        </>
      ))}
    </p>
  </section>
)
