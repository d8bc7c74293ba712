import type { Context } from 'hono'
import { ResultsPage } from '../../views/results/page.tsx'
import { explain } from '../advisor/explain.ts'
import { can } from '../domain/permissions.ts'
import { type AppEnv, factory } from '../env.ts'
import { renderKept } from '../render.tsx'
import { loadRevealed } from './revealed.ts'
import { scopeRoom } from './scoping.ts'

export const results = factory
  .createApp()
  .use('/:decisionId/results', scopeRoom)

  .get('/:decisionId/results', async (c) => {
    const { room } = c.var
    if (room.state === 'voting' || room.state === 'draft') return c.redirect(`/decisions/${room.id}`, 303)
    const mayRecord = room.state === 'revealed' && can(room.roles, 'record outcome')
    return renderKept(c, `results ${mayRecord}`, () => resultsPage(c, mayRecord), {
      title: `Result: ${room.question}`,
      team: room.team,
    })
  })

async function resultsPage(c: Context<AppEnv>, mayRecord: boolean) {
  const { room } = c.var
  const { result, ballots } = await loadRevealed(c)
  const who = (name: string) => (room.namesShown ? name : null)
  return (
    <ResultsPage
      decision={{
        id: room.id,
        question: room.question,
        state: room.state,
        roundNumber: room.round.number,
        revealedAt: room.round.revealedAt,
        ballots: result.counted.ballots,
        eligible: result.counted.eligible,
        canRecordOutcome: mayRecord,
        adrHref: room.state === 'decided' ? `/decisions/${room.id}/adr` : null,
        teamName: room.team.name,
        timeZone: room.timeZone,
      }}
      result={result}
      explanation={explain(result)}
      people={ballots.map(({ name, answers }, index) => ({
        name: who(name) ?? `Member ${index + 1}`,
        familiarity: result.options.map(({ id }) => answers.familiarity[id] ?? null),
        willingness: result.options.map(({ id }) => answers.willingness[id] ?? null),
      }))}
      vetoes={ballots.flatMap(({ name, answers }) =>
        result.options.flatMap((option) => {
          const reason = answers.vetoes[option.id]
          return reason === undefined ? [] : [{ who: who(name), optionName: option.name, reason }]
        }),
      )}
      profileHref={`/decisions/${room.id}/profile`}
      comments={ballots.flatMap(({ name, comment }) => (comment ? [{ who: who(name), text: comment }] : []))}
    />
  )
}
