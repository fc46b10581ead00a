import { indexPlaces } from '../../../matching/judge/place-index.ts'
import type { PlaceIndex } from '../../../matching/judge/place-index.ts'
import type { MatchTables } from '../../../matching/judge/tables.ts'
import type { PlaceFacts } from '../../../matching/place-facts.ts'
import { judgeHousehold } from './judge-household.ts'
import type { JudgedHousehold } from './judge-household.ts'
import { limitSeats, seatsAt } from './limit-seats.ts'
import { pack } from './pack.ts'
import type { Packed } from './pack.ts'
import type { PlanHousehold, PlanInputs } from './plan-inputs.ts'
import { planLines } from './plan-lines.ts'
import type { PlanLine } from './plan-lines.ts'
import { solvePlan } from './solve-plan.ts'
import type { PlanResult } from './solve-plan.ts'

/** A unit with something free tonight. */
export interface FreeUnit {
  readonly unitId: string
  readonly region: string
  /** How many households it has staff and money for. */
  readonly room: number
  /** Free seats by code of the kind of programme. */
  readonly seats: Readonly<Record<string, number>>
  /** Its free places. */
  readonly places: readonly PlaceFacts[]
}

export interface PlanSetting {
  readonly on: string
  readonly seed: string
  readonly tables: MatchTables
  /** Places that were proposed to somebody less urgent. */
  readonly claimed?: ReadonlySet<string>
}

export interface MadePlan extends Pick<PlanResult, 'checks' | 'totals' | 'bound'> {
  readonly ruleSetVersion: string
  readonly counts: {
    readonly households: number
    readonly places: number
    readonly pairs: number
    readonly seatless: number
  }
  readonly inputs: Packed
  readonly result: Packed
  readonly lines: readonly PlanLine[]
}

/** Takes households one by one, so that whoever reads them can do other things in between. */
export interface PlanMaker {
  readonly add: (household: JudgedHousehold) => void
  /** Plans for all that were added. */
  readonly finish: () => MadePlan
}

/**
 * Makes a plan for the free places of a night. Pure; profiles are used to judge and then let go.
 *
 * 1. Judge each household on all free places.
 * 2. Leave out pairs where the seats of a programme are short.
 * 3. Plan, prove, check; pack what it came from and what came out.
 */
export function planMaker(units: readonly FreeUnit[], setting: PlanSetting): PlanMaker {
  const index = indexPlaces(units.flatMap(({ places }) => places))
  const judged: { readonly row: PlanHousehold; readonly programmes: readonly string[] }[] = []
  return {
    add: (household) => {
      const { programmes } = household.profile
      judged.push({ row: judgeHousehold(household, index, setting), programmes })
    },
    finish: () => {
      const rows = judged.toSorted((a, b) => (a.row.requestId < b.row.requestId ? -1 : 1))
      const all = inputsOf(
        rows.map(({ row }) => row),
        { units, index, setting },
      )
      const programmes = rows.map((row) => row.programmes)
      const inputs = limitSeats(all, { programmes, free: freeSeats(units) })
      return finished(inputs, setting)
    },
  }
}

function finished(inputs: PlanInputs, { tables }: PlanSetting): MadePlan {
  const result = solvePlan(inputs)
  const { checks, totals, bound } = result
  const sum = (list: 'places' | 'seatless'): number =>
    inputs.households.reduce((count, household) => count + household[list].length, 0)
  return {
    ...{ checks, totals, bound, ruleSetVersion: tables.ruleSetVersion },
    counts: {
      households: inputs.households.length,
      places: inputs.places.length,
      pairs: sum('places') - sum('seatless'),
      seatless: sum('seatless'),
    },
    inputs: pack(inputs),
    result: pack(result),
    lines: planLines(inputs, result),
  }
}

function inputsOf(
  households: PlanHousehold[],
  {
    units,
    index,
    setting,
  }: { units: readonly FreeUnit[]; index: PlaceIndex; setting: PlanSetting },
): PlanInputs {
  const regions = new Map(units.map(({ unitId, region }) => [unitId, region]))
  const places = index.places.map(({ placeId, unitId, facilityType }) => {
    return { placeId, unitId, facilityType, region: regions.get(unitId) ?? '' }
  })
  return {
    ...{ on: setting.on, seed: setting.seed, places, households },
    rooms: units
      .map(({ unitId, room }) => ({ unitId, room }))
      .toSorted((a, b) => (a.unitId < b.unitId ? -1 : 1)),
    claimed: places.flatMap(({ placeId }, n) => (setting.claimed?.has(placeId) ? [n] : [])),
  }
}

function freeSeats(units: readonly FreeUnit[]): Map<string, number> {
  return new Map(
    units.flatMap(({ unitId, seats }) =>
      Object.entries(seats).map(([programme, free]) => [seatsAt(unitId, programme), free] as const),
    ),
  )
}
