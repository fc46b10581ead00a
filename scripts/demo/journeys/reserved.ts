import { addDays, addDuration } from '../../../matching/day.ts'
import type { StoredPlace } from '../../../models/place.model.ts'
import type { BoardUnit } from '../../../server/board/capacity-board.ts'
import { EXAMPLES } from '../../../server/examples.ts'
import { fixedId } from '../../../server/fixed-id.ts'
import { HOME } from '../accounts.ts'
import { bedsOf } from './scene.ts'
import type { Scene } from './scene.ts'

/** What a place is kept for, before people are spread over the others. */
export interface Reservation {
  readonly key: string
  readonly unit: BoardUnit
  readonly place: StoredPlace
  readonly use: 'free' | 'closed' | 'offer' | 'planned' | 'arrived'
  /** Id of the offer, stay or closure, where the API's documentation knows it. */
  readonly id?: string
  /** Requests of the example's own organisation and region. */
  readonly home?: typeof HOME
}

const OTHER_OFFERS = 9
const OTHER_ARRIVALS = 13

/** Units that the desk places people in by itself, and that the examples belong to. */
const EXAMPLE_UNIT = 'example-omm'
const SECOND_UNIT = 'COSM-HVO-AMSTERDAM-U'
const FAMILY_UNITS = ['COSM-HVO-AMSTERDAM-U', 'COSM-HUMANITAS-ROTTERDAM-U']

const { offers, stays, closure } = EXAMPLES

/** What the documentation's examples act on: unit, number of the place (from 0), use, id. */
const EXAMPLE_USES: readonly (readonly [string, number, Reservation['use'], string?])[] = [
  [EXAMPLE_UNIT, 0, 'free'],
  [EXAMPLE_UNIT, 1, 'free'],
  [EXAMPLE_UNIT, 2, 'closed', closure],
  [EXAMPLE_UNIT, 3, 'offer', offers.toAccept],
  [SECOND_UNIT, 0, 'offer', offers.toRefuse],
  [SECOND_UNIT, 1, 'offer', offers.toWithdraw],
  [SECOND_UNIT, 4, 'offer', offers.toReview],
  [EXAMPLE_UNIT, 4, 'planned', stays.arriving],
  [SECOND_UNIT, 5, 'planned', stays.overridden],
  [SECOND_UNIT, 3, 'planned', stays.notArriving],
  [EXAMPLE_UNIT, 5, 'arrived', stays.leaving],
  [EXAMPLE_UNIT, 6, 'arrived', stays.staying],
  [EXAMPLE_UNIT, 7, 'free'],
  [EXAMPLE_UNIT, 8, 'arrived', stays.moving],
  [EXAMPLE_UNIT, 9, 'arrived', stays.overstaying],
]

/** Places of the examples, of the other open offers and planned arrivals, and some that stay free for families. */
export function reservations(scene: Scene): Reservation[] {
  const reserved = [...exampleReservations(scene), ...familyRooms(scene)]
  const taken = new Set(reserved.map(({ place }) => String(place._id)))
  const others = scene.units.filter(({ unit }) => !/^(example-omm|COSM-H|AMB-)/.test(unit.code))
  const random = scene.random.fork('reservations')
  const draw = (use: 'offer' | 'planned', number: number): Reservation => {
    for (;;) {
      const unit = others[random.between(0, others.length - 1)]
      const place = unit && bedsOf(unit)[0]
      if (!unit || !place || taken.has(String(place._id)) || !isPlacedByDesk(unit, use)) continue
      taken.add(String(place._id))
      return { key: `${use}-${number}`, unit, place, use }
    }
  }
  return [
    ...reserved,
    ...Array.from({ length: OTHER_OFFERS }, (_, number) => draw('offer', number)),
    ...Array.from({ length: OTHER_ARRIVALS }, (_, number) => draw('planned', number)),
  ]
}

/** Open offers stand where the desk may make them; arrivals are planned everywhere. */
function isPlacedByDesk({ unit }: BoardUnit, use: 'offer' | 'planned'): boolean {
  return use === 'planned' || /^(OMM|COSM|VO-|MANNEN)/.test(unit.facilityType)
}

function exampleReservations({ units }: Scene): Reservation[] {
  return EXAMPLE_USES.map(([code, index, use, id]) => {
    const { unit, place } = placeOf(units, code, index)
    return {
      key: `example-${place.code}`,
      unit,
      place,
      use,
      ...(id !== undefined && { id }),
      home: HOME,
    }
  })
}

/** The first family room of two reflection-period shelters: a mother with a child finds one free. */
function familyRooms({ units }: Scene): Reservation[] {
  return FAMILY_UNITS.map((code) => {
    const { unit, place } = placeOf(units, code, 2)
    return { key: `family-${place.code}`, unit, place, use: 'free' }
  })
}

/** Places in the order of the landscape file: by the number at the end of their code, named ones first. */
function placeOf(
  units: readonly BoardUnit[],
  code: string,
  index: number,
): { unit: BoardUnit; place: StoredPlace } {
  const unit = units.find((candidate) => candidate.unit.code === code)
  const named = code === EXAMPLE_UNIT ? NAMED[index] : undefined
  const place = unit?.places.find(
    (candidate) => candidate.code === (named ?? `${code}-${index + 1}`),
  )
  if (!unit || !place) throw new Error(`The demo country lacks place ${index + 1} of ${code}.`)
  return { unit, place }
}

const NAMED = ['example-free', 'example-to-close', 'example-closed']

/** From when until when an offer or a planned stay is: soon, for the norm of the facility type. */
export function plannedPeriod(
  { unit, id }: Reservation,
  { today, random, reference }: Scene,
): { from: string; until: string } {
  // What an example acts on happens today.
  const from = id === undefined ? addDays(today, random.between(0, 7)) : today
  const norm = reference.facilityTypes.get(unit.unit.facilityType)?.typicalMaxStay.duration
  return { from, until: addDuration(from, norm ?? 'P6M') }
}

/** The id of an offer: the example's, or made from the key. */
export function offerIdOf({ id, key }: Reservation): string {
  return id ?? fixedId('offer', key)
}
