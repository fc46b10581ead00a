import type { z } from 'zod'
import { ROW_SCHEMAS, faultOf } from './landscape-rows.ts'
import type { LandscapeRows, Located, RawRow, RowFault, RowKind } from './landscape-rows.ts'

export interface ParsedRows {
  readonly landscape: LandscapeRows
  readonly faults: readonly RowFault[]
}

/** Checks each row by itself. Rows with a fault are left out of the landscape. */
export function parseRows(rows: readonly RawRow[]): ParsedRows {
  const faults: RowFault[] = []
  const ofKind = <S extends z.ZodType>(kind: RowKind, schema: S): Located<z.output<S>>[] =>
    rows
      .filter((row) => row.kind === kind)
      .flatMap(({ line, values }) => {
        const parsed = schema.safeParse(values)
        if (parsed.success) return [{ line, row: parsed.data }]
        faults.push(...parsed.error.issues.flatMap((issue) => issueFaults(issue, line, kind)))
        return []
      })
  const landscape = {
    organisation: ofKind('organisation', ROW_SCHEMAS.organisation),
    facility: ofKind('facility', ROW_SCHEMAS.facility),
    unit: ofKind('unit', ROW_SCHEMAS.unit),
    programme: ofKind('programme', ROW_SCHEMAS.programme),
    place: ofKind('place', ROW_SCHEMAS.place),
  }
  return { landscape, faults }
}

function issueFaults(issue: z.core.$ZodIssue, line: number, kind: RowKind): RowFault[] {
  if (issue.code !== 'unrecognized_keys') {
    return [faultOf(line, issue.path.join('.') || '*', issue.message)]
  }
  const message = `is not a column of a ${kind}: empty the cell or correct the name`
  return issue.keys.map((column) => faultOf(line, column, message))
}
