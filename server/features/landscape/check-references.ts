import type { Types } from 'mongoose'
import type { CheckContext } from './check-context.ts'
import { isKnown } from './check-context.ts'
import { faultOf } from './landscape-rows.ts'
import type { FacilityRow, PlaceRow, RowFault, RowKind } from './landscape-rows.ts'

/** Faults of the facilities: unknown organisation, type, municipality or region. */
export function checkFacilities(context: CheckContext): RowFault[] {
  const { rows, stored, reference } = context
  return rows.facility.flatMap(({ line, row }) => [
    ...checkKnown(context, line, {
      column: 'organisation',
      kind: 'organisation',
      code: row.organisation,
    }),
    ...checkParent(line, {
      column: 'organisation',
      now: row.organisation,
      was: codeOf(stored.organisation, stored.facility.get(row.code)?.organisationId),
    }),
    ...(reference.facilityTypes.has(row.facilityType)
      ? []
      : [faultOf(line, 'facilityType', UNKNOWN_TYPE)]),
    ...checkArea(line, row, context),
  ])
}

const UNKNOWN_TYPE = 'is not a known facility type: use a code of data/facility-types.json'
const UNKNOWN_MUNICIPALITY = 'is not a known municipality: use a code of data/regions.json'

function checkArea(line: number, row: FacilityRow, { reference }: CheckContext): RowFault[] {
  const municipality = reference.municipalities.get(row.municipality)
  if (!municipality) return [faultOf(line, 'municipality', UNKNOWN_MUNICIPALITY)]
  const derived = municipality.centrumgemeenteVo
  if (row.region !== undefined && !reference.regions.has(row.region)) {
    const rule = 'is not a centrumgemeente vrouwenopvang'
    return [faultOf(line, 'region', `${rule}: use the code of one in data/regions.json`)]
  }
  if (derived === null && row.region === undefined) {
    const rule = `must be filled in, because of ${municipality.nameNl} it is not known`
    return [faultOf(line, 'region', `${rule}: give its centrumgemeente vrouwenopvang`)]
  }
  if (derived !== null && row.region !== undefined && row.region !== derived) {
    const rule = `differs from the region of ${municipality.nameNl}, which is ${derived}`
    return [faultOf(line, 'region', `${rule}: leave it empty or correct it`)]
  }
  return []
}

/** Faults of units and of programmes: unknown or changed parents. */
export function checkUnits(context: CheckContext): RowFault[] {
  const { rows, stored } = context
  const units = rows.unit.flatMap(({ line, row }) => [
    ...checkKnown(context, line, { column: 'facility', kind: 'facility', code: row.facility }),
    ...checkParent(line, {
      column: 'facility',
      now: row.facility,
      was: codeOf(stored.facility, stored.unit.get(row.code)?.facilityId),
    }),
  ])
  const programmes = rows.programme.flatMap(({ line, row }) => [
    ...checkKnown(context, line, { column: 'unit', kind: 'unit', code: row.unit }),
    ...checkParent(line, {
      column: 'unit',
      now: row.unit,
      was: codeOf(stored.unit, stored.programme.get(row.code)?.unitId),
    }),
  ])
  return [...units, ...programmes]
}

/** Faults of places: unknown or changed unit, programme, beds where nobody may sleep. */
export function checkPlaces(context: CheckContext): RowFault[] {
  const { rows, stored } = context
  const unitOfProgramme = unitsOfProgrammes(context)
  const withoutBeds = unitsWithoutBeds(context)
  return rows.place.flatMap(({ line, row }) => [
    ...checkKnown(context, line, { column: 'unit', kind: 'unit', code: row.unit }),
    ...checkParent(line, {
      column: 'unit',
      now: row.unit,
      was: codeOf(stored.unit, stored.place.get(row.code)?.unitId),
    }),
    ...checkSeat(line, row, unitOfProgramme),
    ...checkSleeps(line, row),
    ...(row.placeKind !== 'seat' && withoutBeds.has(row.unit)
      ? [
          faultOf(
            line,
            'placeKind',
            'is a place to sleep in AMB, support without stay: make it a seat',
          ),
        ]
      : []),
  ])
}

function checkSeat(
  line: number,
  row: PlaceRow,
  unitOfProgramme: ReadonlyMap<string, string>,
): RowFault[] {
  const { placeKind, programme, unit } = row
  if (placeKind !== 'seat') {
    if (programme === undefined) return []
    return [faultOf(line, 'programme', 'belongs to a seat only: empty it or make the place a seat')]
  }
  if (programme === undefined) {
    return [
      faultOf(line, 'programme', 'must be filled in for a seat: give the code of its programme'),
    ]
  }
  const itsUnit = unitOfProgramme.get(programme)
  if (itsUnit === undefined) {
    return [faultOf(line, 'programme', 'is not a known programme: correct the code or add its row')]
  }
  if (itsUnit === unit) return []
  return [faultOf(line, 'programme', `belongs to unit ${itsUnit}: choose a programme of this unit`)]
}

function checkSleeps(line: number, { placeKind, sleeps }: PlaceRow): RowFault[] {
  if (sleeps === 1 || placeKind === 'room' || placeKind === 'family-room') return []
  return [
    faultOf(line, 'sleeps', `is ${sleeps} for a ${placeKind}: write 1, or make it a family-room`),
  ]
}

function unitsOfProgrammes({ rows, stored }: CheckContext): Map<string, string> {
  const units = new Map<string, string>()
  for (const [code, { unitId }] of stored.programme) {
    const unit = codeOf(stored.unit, unitId)
    if (unit !== undefined) units.set(code, unit)
  }
  for (const { row } of rows.programme) units.set(row.code, row.unit)
  return units
}

function unitsWithoutBeds({ rows, stored }: CheckContext): Set<string> {
  const facilities = new Map(
    [...stored.facility].map(([code, { facilityType }]) => [code, facilityType]),
  )
  for (const { row } of rows.facility) facilities.set(row.code, row.facilityType)
  const units = new Map([...stored.unit].map(([code, { facilityType }]) => [code, facilityType]))
  for (const { row } of rows.unit) units.set(row.code, facilities.get(row.facility) ?? '')
  return new Set([...units].filter(([, type]) => type === 'AMB').map(([code]) => code))
}

function checkKnown(
  context: CheckContext,
  line: number,
  { column, kind, code }: { column: string; kind: RowKind; code: string },
): RowFault[] {
  if (isKnown(kind, code, context)) return []
  const archived = context.stored[kind].get(code)
  const message = archived
    ? `is archived: add a row for this ${kind} to restore it`
    : `names no ${kind} of this file or the database: correct the code or add its row`
  return [faultOf(line, column, message)]
}

/** Offers, stays and rights hang on whose a thing is, so it never moves. */
function checkParent(
  line: number,
  { column, now, was }: { column: string; now: string; was: string | undefined },
): RowFault[] {
  if (was === undefined || was === now) return []
  return [
    faultOf(line, column, `cannot change (it is ${was}): archive this one and use a new code`),
  ]
}

const codesById = new WeakMap<object, ReadonlyMap<string, string>>()

/** The code behind an id; the index is made once per list. */
function codeOf(
  stored: ReadonlyMap<string, { readonly _id: Types.ObjectId; readonly code: string }>,
  id: Types.ObjectId | undefined,
): string | undefined {
  const known =
    codesById.get(stored) ??
    new Map([...stored.values()].map(({ _id, code }) => [String(_id), code]))
  codesById.set(stored, known)
  return id === undefined ? undefined : known.get(String(id))
}
