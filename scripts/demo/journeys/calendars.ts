import { OPEN_END, addDays } from '../../../matching/day.ts'
import type { StoredPlace } from '../../../models/place.model.ts'
import type { BoardUnit } from '../../../server/board/capacity-board.ts'
import { fixedId } from '../../../server/fixed-id.ts'
import { book } from './journey.ts'
import type { Journey } from './journey.ts'
import { bedsOf } from './scene.ts'
import type { Scene } from './scene.ts'
import { addStay, presentPeriod } from './stays.ts'
import { stayDays } from './terms.ts'

/** Of the places that nothing else is planned for. */
const OCCUPIED = 0.97
const CLOSED = 0.03
const OVERDUE = 0.014
const WITH_SEAT = 0.5
const DAYS_OF_HISTORY = 365

/**
 * Fills the calendars of a unit: who is there today, what is closed, who was there in the past year.
 * Never more people than there is staff and money for. Places in `reserved` are left to somebody else.
 */
export function fillUnit(unit: BoardUnit, reserved: ReadonlySet<string>, scene: Scene): Journey[] {
  const { staffed, funded, code } = unit.unit
  const within = { ...scene, random: scene.random.fork(`calendar-${code}`) }
  const beds = bedsOf(unit)
  const taken = beds.filter(({ _id }) => reserved.has(String(_id))).length
  const state = { left: Math.min(staffed, funded) - taken, seats: seatsOf(unit) }
  return beds.flatMap((place) => {
    const kept = reserved.has(String(place._id))
    const now = kept ? [] : presentOf(unit, place, state, within)
    return [...now, ...historyOf(unit, place, kept, within)]
  })
}

interface Filling {
  left: number
  readonly seats: StoredPlace[]
}

function seatsOf({ places }: BoardUnit): StoredPlace[] {
  return places.filter(({ kind }) => kind === 'seat')
}

function presentOf(unit: BoardUnit, place: StoredPlace, state: Filling, scene: Scene): Journey[] {
  const { random } = scene
  if (random.chance(CLOSED)) {
    closePlace(place, scene)
    return []
  }
  if (state.left <= 0 || !random.chance(OCCUPIED)) return []
  state.left -= 1
  const period = presentPeriod(unit.unit.facilityType, scene)
  const overdue = random.chance(OVERDUE)
  const until = overdue ? addDays(scene.today, -random.between(0, 9)) : period.until
  const from = overdue ? addDays(period.from, -15) : period.from
  const seat = random.chance(WITH_SEAT) ? state.seats.pop() : undefined
  const key = `present-${place.code}`
  return [
    addStay({ key, unit, place, seats: seat ? [seat] : [], status: 'arrived', from, until }, scene),
  ]
}

/** Codes of `data/closure-reasons.json`, scope `place`. */
const CLOSURES = [
  'staff-shortage',
  'maintenance',
  'maintenance',
  'quarantine',
  'renovation',
  'safety-incident',
] as const

export function closePlace(
  place: StoredPlace,
  { today, random, calendars }: Scene,
  id?: string,
): void {
  const until = random.chance(0.3) ? OPEN_END : addDays(today, random.between(3, 45))
  book(calendars, String(place._id), {
    id: id ?? fixedId('closure', place.code),
    kind: 'closure',
    from: addDays(today, -random.between(1, 20)),
    until,
    reason: random.pick(CLOSURES),
  })
}

/** How many people somebody's place had before, in the year that is told. */
const EARLIER = [
  [0, 6],
  [1, 3],
  [2, 1],
] as const satisfies readonly [readonly [number, number], ...(readonly [number, number])[]]

/** Who was there before, back to a year ago: each with the nights the place needed afterwards. */
function historyOf(unit: BoardUnit, place: StoredPlace, kept: boolean, scene: Scene): Journey[] {
  const { today, random, calendars } = scene
  const { facilityType, turnaroundDays } = unit.unit
  const journeys: Journey[] = []
  const earliestDay = addDays(today, -DAYS_OF_HISTORY)
  const count = random.weighted(EARLIER)
  let before = firstBooked(unit, place, kept, scene)
  for (let number = 0; number < count; number += 1) {
    const gap = number === 0 ? 0 : random.between(0, 12)
    const until = addDays(before, -(turnaroundDays + gap))
    const from = addDays(until, -stayDays(facilityType, random))
    if (from < earliestDay) break
    const key = `past-${number}-${place.code}`
    const journey = addStay({ key, unit, place, status: 'departed', from, until }, scene)
    addTurnaround(place, { id: journey.offers[0]?.id ?? key, on: until, turnaroundDays }, calendars)
    journeys.push(journey)
    before = from
  }
  return journeys
}

/** A place that is free has been so for a while, or is being made ready for the next; one that is kept is ready. */
function firstBooked(
  { unit }: BoardUnit,
  { _id }: StoredPlace,
  kept: boolean,
  scene: Scene,
): string {
  const { calendars, today, random } = scene
  const [first] = (calendars.get(String(_id)) ?? []).map(({ from }) => from).toSorted()
  if (first !== undefined && first < today) return first
  const justLeft = first === undefined && !kept && random.chance(0.2)
  return justLeft ? addDays(today, unit.turnaroundDays) : addDays(today, -random.between(0, 3))
}

function addTurnaround(
  place: StoredPlace,
  { id, on, turnaroundDays }: { id: string; on: string; turnaroundDays: number },
  calendars: Scene['calendars'],
): void {
  if (turnaroundDays === 0) return
  const until = addDays(on, turnaroundDays)
  book(calendars, String(place._id), {
    id: `${id}-turnaround`,
    kind: 'turnaround',
    from: on,
    until,
  })
}
