import { checkCalendars } from './check-calendars.ts'
import type { CheckContext } from './check-context.ts'
import { checkFacilities, checkPlaces, checkUnits } from './check-references.ts'
import { ROW_KINDS, faultOf } from './landscape-rows.ts'
import type { RowFault } from './landscape-rows.ts'

/** What is wrong between rows, and between the rows and what is stored. */
export function checkRows(context: CheckContext): RowFault[] {
  return [
    ...checkDoubles(context),
    ...checkDays(context),
    ...checkFacilities(context),
    ...checkUnits(context),
    ...checkPlaces(context),
    ...checkCalendars(context),
  ]
}

function checkDoubles({ raw }: CheckContext): RowFault[] {
  const firstLines = new Map<string, number>()
  return raw.flatMap(({ kind, line, values }) => {
    const code = values['code']
    if (typeof code !== 'string') return []
    const first = firstLines.get(`${kind} ${code}`)
    if (first === undefined) {
      firstLines.set(`${kind} ${code}`, line)
      return []
    }
    return [
      faultOf(
        line,
        'code',
        `was used on line ${first} already: give each ${kind} a code of its own`,
      ),
    ]
  })
}

function checkDays({ rows }: CheckContext): RowFault[] {
  return ROW_KINDS.flatMap((kind) =>
    rows[kind].flatMap(({ line, row: { validFrom, validUntil } }) =>
      validUntil === undefined || validUntil > validFrom
        ? []
        : [
            faultOf(
              line,
              'validUntil',
              `is not after validFrom (${validFrom}): swap or correct the days`,
            ),
          ],
    ),
  )
}

/** Something that is not an error, but that somebody should look at. */
export function warningsOf({ rows, stored }: CheckContext): RowFault[] {
  const beds = new Map<string, number>()
  const count = (unit: string): void => void beds.set(unit, (beds.get(unit) ?? 0) + 1)
  const inFile = new Set(rows.place.map(({ row }) => row.code))
  const unitCodes = new Map([...stored.unit].map(([code, { _id }]) => [String(_id), code]))
  for (const { row } of rows.place) if (row.placeKind !== 'seat') count(row.unit)
  for (const [code, { unitId, kind, archivedAt }] of stored.place) {
    const unit = unitCodes.get(String(unitId))
    if (unit !== undefined && !inFile.has(code) && kind !== 'seat' && !archivedAt) count(unit)
  }
  return rows.unit.flatMap(({ line, row }) => {
    const physical = beds.get(row.code) ?? 0
    if (row.staffed <= physical) return []
    const rule = `is ${row.staffed} while the unit has ${physical} places`
    return [faultOf(line, 'staffed', `${rule}: check both; only the lower number can be used`)]
  })
}
