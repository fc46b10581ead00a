import { gunzipSync } from 'node:zlib'
import { Types } from 'mongoose'
import type { ClientSession } from 'mongoose'
import { z } from 'zod'
import { matchRequest } from '../../../matching/judge/match-request.ts'
import type { MatchTables } from '../../../matching/judge/tables.ts'
import type { MatchResult } from '../../../matching/judge/result.ts'
import { PlaceFacts } from '../../../matching/place-facts.ts'
import { Profile } from '../../../matching/profile.ts'
import type { StoredCase } from '../../../models/case.model.ts'
import { MatchRunModel } from '../../../models/match-run.model.ts'
import type { StoredMatchRun } from '../../../models/match-run.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import { sha256 } from '../../canonical-json.ts'
import type { Deps } from '../../deps.ts'
import { requireComplete } from '../requests/request-complete.ts'
import { openContent, withRefusals } from '../requests/request-content.ts'
import { findTables } from '../../reference/table-store.ts'
import { placeFactsOn } from './place-facts.query.ts'
import { textOfResult, toRunRow } from './run-row.ts'

/** All that a run was computed from, besides the rule set it names. */
const RunInputs = z.object({
  profile: Profile,
  places: z.array(PlaceFacts),
  on: z.iso.date(),
  caseTokens: z.array(z.string()),
  seed: z.string(),
  requestId: z.string(),
})
type RunInputs = z.output<typeof RunInputs>

export interface MatchRun {
  readonly id: Types.ObjectId
  readonly at: Date
  readonly result: MatchResult
  readonly inputs: RunInputs
}

/** Judges every place of the country for one complete request. Nothing is stored yet: see `keepRun`. */
export function evaluateRequest(
  request: StoredRequest,
  theCase: StoredCase,
  on: string,
  deps: Deps,
): MatchRun {
  const id = new Types.ObjectId()
  const inputs: RunInputs = {
    profile: withRefusals(requireComplete(openContent(request, theCase, deps.vault)), request),
    places: placeFactsOn(on, { linked: new Set(theCase.linkedTokens), own: theCase.token }, deps),
    on,
    caseTokens: [...theCase.linkedTokens],
    seed: String(id),
    requestId: String(request._id),
  }
  return {
    id,
    at: deps.now(),
    inputs,
    result: matchRequest({ ...inputs, tables: deps.tables.tablesOn(on) }),
  }
}

/** Keeps what was evaluated and what came out, sealed under the case key. Append-only. */
export async function keepRun(
  { id, at, inputs, result }: MatchRun,
  theCase: StoredCase,
  deps: Deps,
  session: ClientSession | null = null,
): Promise<void> {
  const { wrappedKey } = theCase
  const content = { inputs, result, wrappedKey, ruleSetId: deps.tables.id }
  const run = { _id: id, caseId: theCase._id, at, ...toRunRow(content, deps.vault) }
  await MatchRunModel.insertMany([run], { session })
}

/** Judges and keeps the run in one go. */
export async function runMatch(
  request: StoredRequest,
  theCase: StoredCase,
  on: string,
  deps: Deps,
): Promise<MatchRun> {
  const run = evaluateRequest(request, theCase, on, deps)
  await keepRun(run, theCase, deps)
  return run
}

export type Replay =
  | { readonly outcome: 'equal' | 'different'; readonly result: MatchResult }
  | { readonly outcome: 'key-destroyed' | 'rule-set-missing' }

/** Computes a stored run again from its own inputs and rule set, and compares the bytes. */
export async function replayRun(
  run: StoredMatchRun,
  theCase: StoredCase | null,
  deps: Deps,
): Promise<Replay> {
  if (!theCase?.wrappedKey) return { outcome: 'key-destroyed' }
  const store = run.ruleSetId === deps.tables.id ? deps.tables : await findTables(run.ruleSetId)
  if (!store) return { outcome: 'rule-set-missing' }
  const tables: MatchTables = store.tablesOn(run.on)
  const text = gunzipSync(
    deps.vault.open(theCase.wrappedKey, 'match-run-inputs', run.inputs),
  ).toString()
  const result = matchRequest({ ...RunInputs.parse(JSON.parse(text)), tables })
  return {
    outcome: sha256(textOfResult(result)) === run.resultHash ? 'equal' : 'different',
    result,
  }
}
