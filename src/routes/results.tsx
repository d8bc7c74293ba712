import { ResultsPage } from '../../views/results/page.tsx'
import { explain } from '../advisor/explain.ts'
import { can } from '../domain/permissions.ts'
import { factory } from '../env.ts'
import { renderPage } from '../render.tsx'
import { loadRevealed } from './revealed.ts'
import { scopeRoom } from './scoping.ts'

/** People listed by name; beyond that the grid counts levels. */
export const results = factory
  .createApp()
  .use('/:decisionId/results', scopeRoom)

  .get('/:decisionId/results', async (c) => {
    const { room } = c.var
    if (room.state === 'voting' || room.state === 'draft') return c.redirect(`/decisions/${room.id}`, 303)
    const { result, ballots } = await loadRevealed(c)
    const who = (name: string) => (room.namesShown ? name : null)
    return renderPage(
      c,
      <ResultsPage
        decision={{
          id: room.id,
          question: room.question,
          state: room.state,
          roundNumber: room.round.number,
          revealedAt: room.round.revealedAt,
          ballots: result.counted.ballots,
          eligible: result.counted.eligible,
          canRecordOutcome: room.state === 'revealed' && can(room.roles, 'record outcome'),
          adrHref: room.state === 'decided' ? `/decisions/${room.id}/adr` : null,
          teamName: room.team.name,
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
        comments={ballots.flatMap(({ name, comment }) =>
          comment ? [{ who: who(name), text: comment }] : [],
        )}
      />,
      { title: `Result: ${room.question}`, team: room.team },
    )
  })
