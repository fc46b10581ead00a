import { HOLDING, OfferModel } from '../../models/offer.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import type { StoredPlace } from '../../models/place.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import { UnitModel } from '../../models/unit.model.ts'

/** Numbers of a unit on one night, as `GET /v1/capacity` names them. */
export interface Recounted {
  readonly physical: number
  readonly staffed: number
  readonly funded: number
  readonly occupied: number
  readonly held: number
  readonly closed: number
  readonly available: number
}

interface Claim {
  readonly kind: 'occupied' | 'held' | 'closed'
  readonly placeId: string
}

/**
 * Counts every unit tonight (or on a later night) the slow way, by unit id: who is there according to the
 * stays, who is expected according to stays and offers, and what is closed according to the calendars.
 * Shares no code with the service, and does not read its calendar for what people occupy.
 */
export async function recount(today: string, night = today): Promise<Map<string, Recounted>> {
  const claims = [...(await claimsOfStays(today, night)), ...(await claimsOfOffers(night))]
  const byUnit = new Map<string, Recounted>()
  for (const unit of await UnitModel.find().lean()) {
    if (!exists(unit, night)) continue
    const beds = (await PlaceModel.find({ unitId: unit._id }).lean()).filter(
      (place) => place.kind !== 'seat' && exists(place, night),
    )
    const states = beds.map((place) => stateOf(place, night, claims))
    const count = (state: string): number => states.filter((one) => one === state).length
    const [occupied, held, closed] = [count('occupied'), count('held'), count('closed')]
    const { staffed, funded } = unit
    const usable = Math.min(beds.length - closed, staffed, funded)
    const available = Math.max(0, usable - occupied - held)
    const numbers = { physical: beds.length, staffed, funded, occupied, held, closed, available }
    byUnit.set(String(unit._id), numbers)
  }
  return byUnit
}

async function claimsOfStays(today: string, night: string): Promise<Claim[]> {
  const stays = await StayModel.find({ status: { $in: ['planned', 'arrived'] } }).lean()
  return stays.flatMap(({ status, from, until, placeIds }) => {
    const there = status === 'arrived'
    const overdue = there && night === today && until <= today
    if (!overdue && !(from <= night && night < until)) return []
    const kind = there ? ('occupied' as const) : ('held' as const)
    return placeIds.map((placeId) => ({ kind, placeId: String(placeId) }))
  })
}

async function claimsOfOffers(night: string): Promise<Claim[]> {
  const offers = await OfferModel.find({ status: { $in: [...HOLDING] } }).lean()
  return offers
    .filter(({ from, until }) => from <= night && night < until)
    .flatMap(({ placeIds }) =>
      placeIds.map((placeId) => ({ kind: 'held' as const, placeId: String(placeId) })),
    )
}

function stateOf({ _id, bookings }: StoredPlace, night: string, claims: readonly Claim[]): string {
  const own = claims.filter(({ placeId }) => placeId === String(_id)).map(({ kind }) => kind)
  if (own.includes('occupied')) return 'occupied'
  if (own.includes('held')) return 'held'
  const shut = bookings.some(
    ({ kind, from, until }) =>
      (kind === 'closure' || kind === 'turnaround') && from <= night && night < until,
  )
  return shut ? 'closed' : 'free'
}

function exists(
  {
    validFrom,
    validUntil,
    archivedAt,
  }: Pick<StoredPlace, 'validFrom' | 'validUntil'> & {
    archivedAt?: Date | null | undefined
  },
  night: string,
): boolean {
  return !archivedAt && validFrom <= night && night < validUntil
}
