import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { MatchResult, PlaceVerdict } from '../../../matching/judge/result.ts'
import { MatchRunModel } from '../../../models/match-run.model.ts'
import type { StoredCase } from '../../../models/case.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { pageRows } from '../../page-rows.ts'
import type { PageRequest } from '../../page-rows.ts'
import { Problem } from '../../problem.ts'
import { dayOf } from '../../today.ts'
import { requireCase, requireRequest } from '../requests/request-move.ts'
import { Match, Matches } from './match.schema.ts'
import { runMatch } from './match.service.ts'

export interface MatchQuestion extends PageRequest {
  readonly runId?: string | undefined
  readonly verdict?: PlaceVerdict['verdict'] | undefined
  readonly on?: string | undefined
  /** Only these places of the run. */
  readonly placeIds?: readonly string[] | undefined
}

/**
 * Every place for one request, with all reasons: judged now and kept, or read from a stored run.
 * Throws `not-found`, and `invalid-input` while the request is not complete.
 */
export async function matchesFor(
  requestId: string,
  question: MatchQuestion,
  actor: Actor,
  deps: Deps,
): Promise<Matches> {
  const request = await requireRequest(requestId, { actor })
  const theCase = await requireCase(request.caseId)
  const { runId } = question
  const run =
    runId === undefined
      ? await judgeNow(request, theCase, question.on ?? dayOf(deps.now()), deps)
      : await readRun(runId, requestId, theCase, deps)
  await recordRead(deps, actor, {
    act: 'request.matched',
    ids: { requestId },
    caseTokens: [theCase.token],
    fields: ['matches'],
  })
  return present(run, question)
}

interface Run {
  readonly runId: string
  readonly at: Date
  readonly result: Result
}
/** A result as it is kept: exactly what the API shows of it. */
const Result = z.object({
  on: z.string(),
  ruleSetVersion: z.string(),
  verdicts: z.array(Match),
  relaxations: Matches.shape.relaxations,
})
type Result = z.output<typeof Result> | MatchResult

async function judgeNow(
  request: Parameters<typeof runMatch>[0],
  theCase: StoredCase,
  on: string,
  deps: Deps,
): Promise<Run> {
  const { id, at, result } = await runMatch(request, theCase, on, deps)
  return { runId: String(id), at, result }
}

async function readRun(
  runId: string,
  requestId: string,
  theCase: StoredCase,
  { vault }: Deps,
): Promise<Run> {
  const stored = await MatchRunModel.findOne({ _id: runId, requestId }).lean()
  if (!stored) throw new Problem('not-found', 'There is no such run of this request.')
  const bytes = vault.open(theCase.wrappedKey, 'match-run-result', stored.result)
  const result = Result.parse(JSON.parse(gunzipSync(bytes).toString()))
  return { runId, at: stored.at, result }
}

function present({ runId, at, result }: Run, question: MatchQuestion): Matches {
  const { verdict, placeIds } = question
  const rows = result.verdicts
    .filter((row) => (verdict ?? row.verdict) === row.verdict)
    .filter(({ placeId }) => placeIds?.includes(placeId) ?? true)
  const counts = { fits: 0, assess: 0, blocked: 0 }
  for (const row of result.verdicts) counts[row.verdict] += 1
  const { items, ...page } = pageRows(rows, question)
  const { on, ruleSetVersion } = result
  return {
    ...{ runId, asOf: at.toISOString(), on, ruleSetVersion, ...page, counts },
    matches: items.map((row) => ({
      ...row,
      reasons: [...row.reasons],
      points: [...row.points],
      funding: row.funding.map(({ pays, articles, because, missing, ...title }) => ({
        ...title,
        ...{
          pays: [...pays],
          articles: [...articles],
          because: [...because],
          missing: [...missing],
        },
      })),
    })),
    relaxations: result.relaxations.map(({ ruleIds, placeIds, grantedBy, ...rest }) => ({
      ...rest,
      ...{ ruleIds: [...ruleIds], placeIds: [...placeIds], grantedBy: [...grantedBy] },
    })),
  }
}
