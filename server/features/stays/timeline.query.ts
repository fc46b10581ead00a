import { OPEN_END } from '../../../matching/day.ts'
import { ListMoveModel } from '../../../models/list-move.model.ts'
import type { StoredListMove } from '../../../models/list-move.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import { StayModel } from '../../../models/stay.model.ts'
import type { StoredStay } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { dayOf } from '../../today.ts'
import type { Interim } from '../interim/interim-nights.ts'
import { requireCase, requireRequest, visibleRequests } from '../requests/request-move.ts'
import type { Timeline, TimelineEntry } from './timeline.schema.ts'

/**
 * What became of a household over all its requests and placements, the oldest first: as far as the actor may
 * see its requests. Throws `not-found`.
 */
export async function readTimeline(requestId: string, actor: Actor, deps: Deps): Promise<Timeline> {
  const { caseId } = await requireRequest(requestId, { actor })
  const { token } = await requireCase(caseId)
  const requests = await RequestModel.find({ $and: [{ caseId }, visibleRequests(actor)] }).lean()
  const seen = { caseId, requestId: { $in: requests.map(({ _id }) => _id) } }
  const [stays, moves] = await Promise.all([
    StayModel.find(seen).sort({ from: 1, _id: 1 }).lean(),
    ListMoveModel.find({ requestId: seen.requestId, cause: { $in: [...LIST_MOVES.keys()] } })
      .sort({ requestId: 1, step: 1 })
      .lean(),
  ])
  await recordRead(deps, actor, {
    act: 'case.timeline-read',
    ids: { requestId },
    caseTokens: [token],
  })
  const rows = requests
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    .flatMap((request, order) => [
      ...[...ofRequest(request), ...ofList(request, moves)].map((entry) =>
        rowOf(entry, order * A_REQUEST),
      ),
      ...stays
        .filter((stay) => stay.requestId.equals(request._id))
        .flatMap((stay, index) =>
          ofStay(stay, deps).map((entry) => rowOf(entry, order * A_REQUEST + index * A_STAY)),
        ),
    ])
  return { requestId, entries: rows.toSorted(inOrder).map(({ entry }) => entry) }
}

interface Row {
  readonly entry: TimelineEntry
  /** Where it comes within its day. */
  readonly rank: number
}

const A_STAY = 10
const A_REQUEST = 10_000

/**
 * Within a day, request by request: it was asked; of a move, the new place is planned, the old one left, the new one
 * entered; whatever lengthened a stay comes between its arrival and its end; last, how the request ended.
 */
const RANKS: Readonly<Partial<Record<TimelineEntry['what'], number>>> = {
  submitted: -20,
  'interim-started': -16,
  parked: -15,
  unparked: -15,
  lost: -15,
  found: -15,
  planned: -8,
  'transfer-planned': -8,
  'interim-ended': -1,
  arrived: 0,
  departed: 3,
  'not-arrived': 3,
  cancelled: 3,
  ended: A_REQUEST - 30,
}
const BETWEEN = 1

function rowOf(entry: TimelineEntry, offset: number): Row {
  return { entry, rank: offset + (RANKS[entry.what] ?? BETWEEN) }
}

function inOrder(a: Row, b: Row): number {
  if (a.entry.on !== b.entry.on) return a.entry.on < b.entry.on ? -1 : 1
  return a.rank - b.rank
}

/** Older requests have no list of interim solutions. */
type Asked = Omit<StoredRequest, 'interims'> & { readonly interims?: readonly Interim[] }

function ofRequest({ _id, submittedAt, ending, interims = [] }: Asked): TimelineEntry[] {
  const requestId = String(_id)
  return [
    ...(submittedAt ? [{ on: dayOf(submittedAt), what: 'submitted' as const, requestId }] : []),
    // That it ended by a placement, the arrival says.
    ...(ending && ending.code !== 'placed'
      ? [{ on: dayOf(ending.at), what: 'ended' as const, requestId, code: ending.code }]
      : []),
    ...interims.flatMap((interim) => ofInterim(interim).map((one) => ({ ...one, requestId }))),
  ]
}

/** Moves of the waitlist that say what became of a household; the others say where it stands. */
const LIST_MOVES: ReadonlyMap<string, TimelineEntry['what']> = new Map([
  ['request.parked', 'parked'],
  ['request.unparked', 'unparked'],
  ['request.lost', 'lost'],
  ['request.found', 'found'],
])

function ofList({ _id }: StoredRequest, moves: readonly StoredListMove[]): TimelineEntry[] {
  return moves
    .filter(({ requestId }) => requestId.equals(_id))
    .flatMap(({ at, cause }) => {
      const what = LIST_MOVES.get(cause)
      return what ? [{ on: dayOf(at), what, requestId: String(_id) }] : []
    })
}

function ofInterim({ kind, from, until, endReason }: Interim): Happened[] {
  const ends = until !== OPEN_END
  return [
    { on: from, what: 'interim-started', code: kind, ...(ends && { until }) },
    ...(ends && endReason ? [{ on: until, what: 'interim-ended', code: endReason } as const] : []),
  ]
}

function ofStay(stay: StoredStay, { board }: Deps): TimelineEntry[] {
  const { requestId, unitId, placeIds } = stay
  const entry = board.unit(String(unitId))
  const places = entry?.places.filter(({ _id }) => placeIds.some((id) => id.equals(_id))) ?? []
  const about = {
    requestId: String(requestId),
    stayId: String(stay._id),
    unitId: String(unitId),
    unitName: entry?.unit.name ?? '',
    places: places.map(({ label }) => label),
  }
  return [...comings(stay), ...lengthenings(stay), ...goings(stay)].map((one) => ({
    ...about,
    ...one,
  }))
}

type Happened = Pick<TimelineEntry, 'on' | 'what' | 'code' | 'until'>

function comings({ plannedAt, transfer, from, until, arrivedOn }: StoredStay): Happened[] {
  const what = transfer ? 'transfer-planned' : 'planned'
  return [
    { on: dayOf(plannedAt), what, until: from, ...(transfer && { code: transfer.reason }) },
    ...(arrivedOn ? [{ on: arrivedOn, what: 'arrived' as const, until }] : []),
  ]
}

function lengthenings({ extensions, overstay, obstacles }: StoredStay): Happened[] {
  return [
    ...extensions.map(({ at, until, reason }) => ({
      ...{ on: dayOf(at), what: 'extended' as const, until },
      ...(reason && { code: reason }),
    })),
    ...(overstay ? ofOverstay(overstay) : []),
    ...(obstacles ?? []).flatMap(({ code, since, resolvedOn }) => [
      { on: since, what: 'obstacle' as const, code },
      ...(resolvedOn ? [{ on: resolvedOn, what: 'obstacle-resolved' as const, code }] : []),
    ]),
  ]
}

function ofOverstay(overstay: NonNullable<StoredStay['overstay']>): Happened[] {
  const { askedAt, decidedAt, status, reason: code, until } = overstay
  const decided = status === 'approved' ? 'overstay-approved' : 'overstay-declined'
  return [
    { on: dayOf(askedAt), what: 'overstay-asked', code, until },
    ...(decidedAt ? [{ on: dayOf(decidedAt), what: decided, code } as const] : []),
  ]
}

function goings({
  status,
  departedOn,
  destination,
  nonArrivalReason,
  from,
}: StoredStay): Happened[] {
  if (departedOn) {
    return [{ on: departedOn, what: 'departed', ...(destination && { code: destination }) }]
  }
  if (status === 'not-arrived') {
    return [{ on: from, what: 'not-arrived', ...(nonArrivalReason && { code: nonArrivalReason }) }]
  }
  return status === 'cancelled' ? [{ on: from, what: 'cancelled' }] : []
}
