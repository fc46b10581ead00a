import fc from 'fast-check'
import { addDays } from '../../matching/day.ts'
import { OfferModel } from '../../models/offer.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import type { Deps } from '../../server/deps.ts'
import type { Actor } from '../../server/events/actor.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { closePlace, reopenPlace } from '../../server/features/capacity/capacity.service.ts'
import { acceptOffer } from '../../server/features/offers/answer-offer.service.ts'
import { declineOffer } from '../../server/features/offers/refuse-offer.service.ts'
import { expireOffer, withdrawOffer } from '../../server/features/offers/end-offers.service.ts'
import { makeOffer } from '../../server/features/offers/make-offer.service.ts'
import { withdrawRequest } from '../../server/features/requests/withdraw-request.service.ts'
import { extendOverdueStays } from '../../server/features/stays/extend-overdue.service.ts'
import {
  extendStay,
  recordArrival,
  recordDeparture,
  recordNonArrival,
} from '../../server/features/stays/stay.service.ts'
import { transferStay } from '../../server/features/stays/transfer-stay.service.ts'
import { dayOf } from '../../server/today.ts'

const DESK: Actor = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' }

const ACTS = [
  ...['offer', 'offer', 'offer', 'accept', 'accept', 'refuse', 'expire', 'takeBack'],
  ...['arrive', 'arrive', 'miss', 'depart', 'extend', 'close', 'reopen', 'withdraw', 'overdue'],
  ...['transfer', 'flee'],
] as const

/** One act of somebody. `which` picks among what there is, so that every act finds something to act on. */
export const anyAct = fc.record({
  name: fc.constantFrom(...ACTS),
  which: fc.nat(5),
  place: fc.nat(5),
  withSeat: fc.boolean(),
  after: fc.nat(4),
  nights: fc.integer({ min: 1, max: 6 }),
})
export type Act = typeof anyAct extends fc.Arbitrary<infer A> ? A : never

/** What there is to act on. Read once before people act at once, so that they meet on the same things. */
export async function readWorld() {
  const places = await PlaceModel.find().sort({ _id: 1 }).lean()
  return {
    beds: places.filter(({ kind }) => kind !== 'seat').map(({ _id }) => String(_id)),
    seats: places.filter(({ kind }) => kind === 'seat').map(({ _id }) => String(_id)),
    requests: await idsOf(RequestModel.find({ live: true })),
    offers: await idsOf(OfferModel.find({ status: 'open' })),
    planned: await idsOf(StayModel.find({ status: 'planned' })),
    open: await idsOf(StayModel.find({ open: true })),
    there: await idsOf(StayModel.find({ status: 'arrived' })),
    closures: places.flatMap(({ _id, bookings }) =>
      bookings
        .filter(({ kind }) => kind === 'closure')
        .map(({ id }) => ({ placeId: String(_id), id })),
    ),
  }
}
export type World = Awaited<ReturnType<typeof readWorld>>

async function idsOf(query: {
  sort: (by: { _id: 1 }) => { lean: () => PromiseLike<{ _id: unknown }[]> }
}): Promise<string[]> {
  return (await query.sort({ _id: 1 }).lean()).map(({ _id }) => String(_id))
}

/** Does one act, as the service would be asked to. Throws what the service throws. */
export async function perform(act: Act, world: World, deps: Deps): Promise<void> {
  const { which, nights, after } = act
  const from = addDays(dayOf(deps.now()), after)
  const until = addDays(from, nights)
  const on = async <T>(all: readonly T[], doIt: (one: T) => Promise<unknown>): Promise<void> => {
    const one = all[which % Math.max(1, all.length)]
    if (one !== undefined) await doIt(one)
  }
  const bed = world.beds[act.place % world.beds.length] ?? ''
  const seatIds = act.withSeat ? world.seats.slice(which % 2, (which % 2) + 1) : []
  const wish = { placeId: bed, seatIds, from, until, setAside: [] }
  const doing: Record<(typeof ACTS)[number], () => Promise<void>> = {
    offer: () => on(world.requests, (id) => makeOffer(id, wish, DESK, deps)),
    accept: () => on(world.offers, (id) => acceptOffer(id, DESK, deps)),
    refuse: () => on(world.offers, (id) => declineOffer(id, { reason: 'no-capacity' }, DESK, deps)),
    expire: () => on(world.offers, (id) => expireOffer(id, SYSTEM, deps)),
    takeBack: () => on(world.offers, (id) => withdrawOffer(id, 'place-closed', DESK, deps)),
    arrive: () => on(world.planned, (id) => recordArrival(id, DESK, deps)),
    miss: () => on(world.planned, (id) => recordNonArrival(id, 'out-of-contact', DESK, deps)),
    depart: () =>
      on(world.there, (id) => recordDeparture(id, { destination: 'own-home' }, DESK, deps)),
    extend: () => on(world.open, (id) => extendStay(id, { until }, DESK, deps)),
    close: () => closePlace(bed, { from, until, reason: 'maintenance' }, DESK, deps).then(),
    reopen: () => on(world.closures, ({ placeId, id }) => reopenPlace(placeId, id, DESK, deps)),
    withdraw: () => on(world.requests, (id) => withdrawRequest(id, 'own-solution', DESK, deps)),
    overdue: () => extendOverdueStays(deps).then(),
    transfer: () =>
      on(world.there, (id) =>
        transferStay(id, { ...wish, kind: 'planned', reason: 'client-wish', on: from }, DESK, deps),
      ),
    flee: () =>
      on(world.there, (id) =>
        transferStay(id, { ...wish, kind: 'emergency', reason: 'safety-incident' }, DESK, deps),
      ),
  }
  await doing[act.name]()
}
