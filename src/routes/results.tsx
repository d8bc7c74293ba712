import type { Context } from 'hono'
import { listCells } from '../../db/queries/briefs.ts'
import { findTalkMark } from '../../db/queries/comments.ts'
import { countChangesSinceReveal } from '../../db/queries/overrides.ts'
import { ResultsPage } from '../../views/results/page.tsx'
import { explain } from '../advisor/explain.ts'
import { mustHaves } from '../advisor/must-haves.ts'
import { constraintsIn, importanceOf } from '../domain/advisor-input.ts'
import type { Answers } from '../domain/ballot.ts'
import { lensRows } from '../domain/lenses.ts'
import { isPossible } from '../domain/life-cycle.ts'
import { can } from '../domain/permissions.ts'
import { teamScores } from '../domain/profile.ts'
import type { Room } from '../domain/room.ts'
import { type AppEnv, factory } from '../env.ts'
import { renderKept } from '../render.tsx'
import { templateOf } from '../templates/index.ts'
import { callFor } from './consent.tsx'
import { loadMovement } from './movement.ts'
import { successorsIn } from './record-data.ts'
import { loadRevealed, profileChanged, profileEnd } from './revealed.ts'
import { scopeRoom } from './scoping.ts'
import { loadThreads, loadTopics, mayComment, ON_RESULTS } from './threads.ts'

export const results = factory
  .createApp()
  .use('/:decisionId/results', scopeRoom)

  .get('/:decisionId/results', async (c) => {
    const { room } = c.var
    if (room.round.revealedAt === null) return c.redirect(`/decisions/${room.id}`, 303)
    const mayRecord = room.state === 'revealed' && can(room.roles, 'record outcome')
    const isFacilitator = can(room.roles, 'read confidential')
    const firstId = room.criteria.find(({ id }) => id === c.req.query('first'))?.id ?? null
    const changes = await countChangesSinceReveal(c.var.deps.db, room.id)
    const mark = [room.round.number, room.state, changes, mayRecord, isFacilitator].join('-')
    if (c.req.query('seen') === mark) return c.body(null, 204)
    const mayStart = can(room.roles, 'cast ballot')
    const part = `results ${mayRecord} ${isFacilitator} ${mayComment(c)} ${mayStart} ${firstId}`
    return renderKept(
      c,
      part,
      () => resultsPage(c, { mayRecord, isFacilitator, mayStart, firstId, mark }),
      { title: `Result: ${room.question}`, team: room.team },
      // One reader can ask for as many of these as there are criteria.
      firstId === null ? c.var.pages : c.var.variants,
    )
  })

/** The result of an earlier round, which is the room of this request; the latest one is beside it. */
export function earlierResults(c: Context<AppEnv>, latest: Room) {
  const { room } = c.var
  const isFacilitator = can(room.roles, 'read confidential')
  const firstId = room.criteria.find(({ id }) => id === c.req.query('first'))?.id ?? null
  const { number } = room.round
  return renderKept(
    c,
    `results ${number} ${latest.state} ${latest.round.number} ${isFacilitator} ${firstId}`,
    () => resultsPage(c, { mayRecord: false, isFacilitator, firstId, latest }),
    { title: `Result of round ${number}: ${room.question}`, team: room.team },
    firstId === null ? c.var.pages : c.var.variants,
  )
}

/** What differs between the readers of a result; pages are kept apart by it. */
type Reader = {
  mayRecord: boolean
  isFacilitator: boolean
  /** Whether a new decision can be started from this one. */
  mayStart?: boolean
  firstId: string | null
  /** Stays as long as the page would, but for what follows the room by itself; absent where nothing changes any more. */
  mark?: string
  /** The room as it is now, where this is an earlier round. */
  latest?: Room
}

async function resultsPage(c: Context<AppEnv>, reader: Reader) {
  const { mayRecord, isFacilitator, mayStart = false, firstId, mark, latest } = reader
  const { room, deps } = c.var
  const { result, ballots } = await loadRevealed(c)
  const changed = await profileChanged(c)
  const who = (name: string) => (room.namesShown ? name : null)
  const profileHref = `/decisions/${room.id}/profile`
  const successors = room.state === 'decided' && !latest ? await successorsIn(c) : []
  return (
    <ResultsPage
      decision={{
        id: room.id,
        question: room.question,
        state: latest ? 'revealed' : successors.length > 0 ? 'superseded' : room.state,
        successors,
        roundNumber: room.round.number,
        revealedAt: room.round.revealedAt,
        ballots: result.counted.ballots,
        eligible: result.counted.eligible,
        canRecordOutcome: mayRecord,
        adrHref: room.state === 'decided' && !latest ? `/decisions/${room.id}/adr` : null,
        canOpenRound: isFacilitator && !latest && isPossible(room.state, 'open round'),
        startHref: mayStart ? `/decisions/new?from=${room.id}` : null,
        imported: room.imported ?? null,
        teamName: room.team.name,
        timeZone: room.timeZone,
      }}
      result={result}
      explanation={explain(result, result.complements)}
      isFacilitator={isFacilitator}
      firstId={firstId}
      mustHaves={mustHaves(result, constraintsIn(room))}
      {...(mark && {
        followHref: `/decisions/${room.id}/results?${new URLSearchParams({ ...(firstId && { first: firstId }), seen: mark })}`,
      })}
      {...(latest && { earlier: { latest } })}
      movement={await loadMovement(c, { result, ballots })}
      people={ballots.map(({ name, answers }) => ({
        name: who(name) ?? '',
        importance: importanceGiven(room, answers),
        familiarity: result.options.map(({ id }) => answers.familiarity[id] ?? null),
        willingness: result.options.map(({ id }) => answers.willingness[id] ?? null),
      }))}
      vetoes={ballots.flatMap(({ name, answers }) =>
        result.options.flatMap((option) => {
          const reason = answers.vetoes[option.id]
          return reason === undefined ? [] : [{ who: who(name), optionName: option.name, reason }]
        }),
      )}
      {...(!latest && { talk: await loadTalk(c), profileHref })}
      lenses={lensRows(result, room.criteria, templateOf(room.template).lenses)}
      teamScores={teamScores(room, await listCells(deps.db, room.id, { until: await profileEnd(c) }))}
      close={latest || room.state !== 'revealed' ? null : await callFor(c)}
      changedProfile={changed && { ...changed, href: latest ? null : `${profileHref}#changes` }}
      comments={ballots.flatMap(({ name, comment }) => (comment ? [{ who: who(name), text: comment }] : []))}
    />
  )
}

/** The same for everybody who sees this page: what they wrote themselves they change on pages of their own. */
async function loadTalk(c: Context<AppEnv>) {
  const { room, deps } = c.var
  const topics = await loadTopics(c)
  const threads = await loadThreads(c, topics, ON_RESULTS, null)
  const mark = await findTalkMark(deps.db, room.id)
  return { room, topics, threads, mark, mayComment: mayComment(c) }
}

function importanceGiven(room: Room, { importance }: Answers) {
  const levels = importanceOf(room, importance)
  return room.criteria.map(({ id }, j) =>
    importance[id] === 'cant-judge' ? 'cant-judge' : (levels[j] ?? null),
  )
}
