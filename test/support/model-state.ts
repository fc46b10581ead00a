import { OfferModel } from '../../models/offer.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import { spellsOf } from '../../server/features/waitlist/clock.ts'
import { OFFER_MOVES, REQUEST_MOVES, STAY_MOVES } from '../../server/states.ts'

export type Kind = 'request' | 'offer' | 'stay' | 'place' | 'closure'

/** Something people act on. Places and closures have no states. */
export interface Thing {
  readonly kind: Kind
  readonly id: string
  readonly status: string
  /** Whose it is: the organisation that asks, or the one that shelters. */
  readonly organisationId: string
  /** The place a closure is on. */
  readonly placeId?: string
  /** The day it came on the list: no stop of the clock moves it. */
  readonly since?: string | undefined
}

/** All there is, in a fixed order, so that a number always picks the same thing. */
export async function look(): Promise<Thing[]> {
  const [requests, offers, stays, places] = await Promise.all([
    RequestModel.find({}, { status: 1, organisationId: 1, waitingSince: 1, spells: 1 })
      .sort({ _id: 1 })
      .lean(),
    OfferModel.find({}, { status: 1, organisationId: 1 }).sort({ _id: 1 }).lean(),
    StayModel.find({}, { status: 1, organisationId: 1 }).sort({ _id: 1 }).lean(),
    PlaceModel.find({ kind: { $ne: 'seat' } }, { organisationId: 1, bookings: 1 })
      .sort({ _id: 1 })
      .lean(),
  ])
  const thing = (kind: Kind, row: { _id: unknown; organisationId: unknown; status?: string }) => ({
    ...{ kind, id: String(row._id), organisationId: String(row.organisationId) },
    status: row.status ?? '',
  })
  return [
    ...requests.map((row) => ({ ...thing('request', row), since: spellsOf(row)[0]?.from })),
    ...offers.map((row) => thing('offer', row)),
    ...stays.map((row) => thing('stay', row)),
    ...places.map((row) => thing('place', row)),
    ...places.flatMap((row) =>
      row.bookings
        .filter(({ kind }) => kind === 'closure')
        .map(({ id }) => ({ ...thing('closure', row), id, placeId: String(row._id) })),
    ),
  ]
}

interface Move {
  readonly from: readonly string[]
  readonly to: string
}

const TABLES: Readonly<Partial<Record<Kind, { first: string; moves: readonly Move[] }>>> = {
  request: { first: 'draft', moves: Object.values(REQUEST_MOVES) },
  offer: { first: 'open', moves: Object.values(OFFER_MOVES) },
  stay: { first: 'planned', moves: Object.values(STAY_MOVES) },
}

/** Changes of state between two looks that no way of at most so many moves along the tables explains, in words. */
export function illegalChanges(
  before: readonly Thing[],
  after: readonly Thing[],
  steps: number,
): string[] {
  const was = new Map(before.map((thing) => [thing.id, thing.status]))
  return after.flatMap(({ kind, id, status }) => {
    const table = TABLES[kind]
    if (!table) return []
    const known = was.get(id)
    // What is new was made in its first state, and may have moved on while others acted.
    const reached = reachable(known ?? table.first, table.moves, known ? steps : steps - 1)
    return reached.has(status) ? [] : [`${kind} ${id}: ${known ?? 'new'} became ${status}`]
  })
}

function reachable(from: string, moves: readonly Move[], steps: number): Set<string> {
  const reached = new Set([from])
  for (let step = 0; step < steps; step += 1) {
    const next = moves.filter((move) => move.from.some((state) => reached.has(state)))
    for (const { to } of next) reached.add(to)
  }
  return reached
}

/** What was there and is gone, or waits on another clock than before, in words. */
export function lostBetween(before: readonly Thing[], after: readonly Thing[]): string[] {
  const now = new Map(after.map((thing) => [thing.id, thing]))
  return before
    .filter(({ kind }) => TABLES[kind])
    .flatMap(({ kind, id, since }) => {
      const found = now.get(id)
      if (!found) return [`${kind} ${id} is gone`]
      if (since === undefined || since === found.since) return []
      return [`${kind} ${id}: it came on the list on ${since}, now on ${found.since ?? 'nowhere'}`]
    })
}
