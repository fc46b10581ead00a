import type { ClientSession, Types } from 'mongoose'
import { waitingDaysOf } from '../../../matching/wait-clock.ts'
import { CaseModel } from '../../../models/case.model.ts'
import type { StoredCase } from '../../../models/case.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import { RuleSetModel } from '../../../models/rule-set.model.ts'
import type { BoardUnit } from '../../board/capacity-board.ts'
import type { Deps } from '../../deps.ts'
import type { Reference } from '../../reference/reference.ts'
import { dayOf } from '../../today.ts'
import { countCapacity, countSeats } from '../capacity/numbers.ts'
import { unitFacts } from '../matching/place-facts.query.ts'
import type { Links } from '../matching/residents.query.ts'
import { openContent, profileOf, withRefusals } from '../requests/request-content.ts'
import type { JudgedHousehold } from './judge-household.ts'
import type { FreeUnit } from './make-plan.ts'

/** The documents of the rules in force, as they are kept: made ready only when they are not kept yet, which is dear. */
export async function keptTables({ tables, now }: Deps): Promise<string> {
  const { id } = tables
  const kept = await RuleSetModel.findById(id).lean()
  if (kept) return kept.content
  await tables.keep(now())
  return (await RuleSetModel.findById(id).orFail().lean()).content
}

/** A unit with its free places on a night; undefined when there are none. */
export function freeUnit(
  entry: BoardUnit,
  night: string,
  links: Links,
  deps: Deps,
): FreeUnit | undefined {
  const free = unitFacts(entry, night, links, deps).filter((place) => place.free)
  if (free.length === 0) return undefined
  const { unit, places, programmes } = entry
  const today = dayOf(deps.now())
  const kindOf = new Map(programmes.map(({ code, kind }) => [code, kind]))
  const seats: Record<string, number> = {}
  for (const { programme, free: count } of countSeats(places, night, today)) {
    const kind = kindOf.get(programme)
    if (kind !== undefined) seats[kind] = (seats[kind] ?? 0) + count
  }
  const room = countCapacity(unit, places, { night, today }).available
  return { unitId: String(unit._id), region: unit.region, room, seats, places: free }
}

/** A request that waits, with its case. While an offer is open its status is another. */
export interface Waiting {
  readonly request: StoredRequest
  readonly theCase: StoredCase
}

/** A small batch keeps the reading of thousands from holding up everybody else. */
const PER_BATCH = 200

/** For whom a plan looks for a place: their clock runs, and their wait status does not leave it to people. */
function planned({ waitStatuses }: Reference) {
  const byPeople = [...waitStatuses.values()].filter((status) => !status.planned)
  return {
    status: 'waiting',
    clockStandsAt: { $exists: false },
    waitStatus: { $nin: byPeople.map(({ code }) => code) },
  } as const
}

/** Whether a plan looks for a place for it, as `planned` asks the database. */
export function isPlanned(
  { clockStandsAt, waitStatus }: StoredRequest,
  { reference }: Pick<Deps, 'reference'>,
): boolean {
  return !clockStandsAt && reference.waitStatuses.get(waitStatus ?? '')?.planned !== false
}

/** Ids of the requests a plan is made for, in their order; those with an open offer have another status. */
export async function waitingIds(
  { reference }: Pick<Deps, 'reference'>,
  filter: { readonly urgencyClass?: number } = {},
  session: ClientSession | null = null,
): Promise<Types.ObjectId[]> {
  const found: Types.ObjectId[] = []
  const cursor = RequestModel.find({ ...planned(reference), ...filter }, { _id: 1 }, { session })
    .sort({ _id: 1 })
    .lean()
    .cursor({ batchSize: PER_BATCH })
  for await (const { _id } of cursor) found.push(_id)
  return found
}

/** Those of the requests that still wait for a plan, with their cases. */
export async function readWaiting(
  ids: readonly Types.ObjectId[],
  { reference }: Pick<Deps, 'reference'>,
  session: ClientSession | null = null,
): Promise<Waiting[]> {
  const filter = { _id: { $in: ids }, ...planned(reference) }
  const requests = await RequestModel.find(filter, null, { session }).sort({ _id: 1 }).lean()
  const caseIds = requests.map(({ caseId }) => caseId)
  const cases = await CaseModel.find({ _id: { $in: caseIds } }, null, { session }).lean()
  const byId = new Map(cases.map((theCase) => [String(theCase._id), theCase]))
  return requests.flatMap((request) => {
    const theCase = byId.get(String(request.caseId))
    return theCase ? [{ request, theCase }] : []
  })
}

/** Opens what a household needs, for the plan's eyes; undefined, and said in the log, when it cannot be opened. */
export function openHousehold(
  { request, theCase }: Waiting,
  today: string,
  { vault, log }: Deps,
): JudgedHousehold | undefined {
  const requestId = String(request._id)
  try {
    return {
      requestId,
      class: request.urgencyClass,
      waitingDays: waitingDaysOf(request, today),
      profile: withRefusals(profileOf(openContent(request, theCase, vault)), request),
      caseTokens: theCase.linkedTokens,
    }
  } catch (error: unknown) {
    // One household that cannot be read must not keep the others waiting.
    log.error({ error, requestId }, 'request not readable, left out of the plan')
    return undefined
  }
}
