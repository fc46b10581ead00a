import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { FEATURES } from './features.ts'
import { ROW_KINDS, faultOf } from './landscape-rows.ts'
import type { RawRow, ReadRows, RowFault } from './landscape-rows.ts'

const NUMBERS = ['staffed', 'funded', 'turnaroundDays', 'sleeps']
const BOOLEANS = ['invented', 'ambulant']
const LISTS = ['roles']
const LIST_FEATURES = [
  'languages',
  'specialisms',
  'exploitationForms',
  'diets',
  'culturalNeeds',
  'religionOrBelief',
]
const FEATURE_PREFIX = 'features.'

const Parsed = z.array(
  z.object({
    record: z.record(z.string(), z.string()),
    info: z.object({ lines: z.number(), error: z.unknown().optional() }),
  }),
)

/**
 * Reads comma-separated rows: a first line of column names, of which `kind` says what each row is. Columns are
 * named as in JSON; `features.<code>` holds one feature; lists are separated by `|`; an empty cell says nothing.
 */
export function readCsv(text: string): ReadRows {
  const parsed = parseRecords(text)
  if (!Array.isArray(parsed)) return { rows: [], faults: [parsed] }
  const rows: RawRow[] = []
  const faults: RowFault[] = []
  for (const { record, info } of parsed) {
    const line = info.lines - newlines(record)
    const kind = ROW_KINDS.find((known) => known === record['kind']?.trim())
    if (info.error !== undefined) faults.push(faultOf(line, '*', WRONG_COUNT))
    else if (kind) rows.push({ kind, line, values: valuesOf(record) })
    else faults.push(faultOf(line, 'kind', UNKNOWN_KIND))
  }
  return { rows, faults }
}

const WRONG_COUNT =
  'has another number of cells than the first line has names: put text that holds a comma between double quotes'
const UNKNOWN_KIND = `is not a kind of row: use one of ${ROW_KINDS.join(', ')}`

function parseRecords(text: string): z.output<typeof Parsed> | RowFault {
  try {
    const options = { columns: true, info: true, bom: true, skip_empty_lines: true, trim: true }
    return Parsed.parse(parse(text, { ...options, relax_column_count: true }))
  } catch (error: unknown) {
    if (!(error instanceof CsvError)) throw error
    const line = 'lines' in error && typeof error['lines'] === 'number' ? error['lines'] : 1
    return faultOf(line, '*', `is not CSV (${error.message}): save the file as CSV again`)
  }
}

/** The parser tells the last line of a record; one that holds line breaks began earlier. */
function newlines(record: Readonly<Record<string, string>>): number {
  return Object.values(record).reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
}

function valuesOf(record: Readonly<Record<string, string>>): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  const features: Record<string, unknown> = {}
  for (const [column, cell] of Object.entries(record)) {
    if (cell === '' || column === 'kind') continue
    if (!column.startsWith(FEATURE_PREFIX)) values[column] = valueOf(column, cell)
    else features[column.slice(FEATURE_PREFIX.length)] = featureOf(column, cell)
  }
  return Object.keys(features).length > 0 ? { ...values, features } : values
}

function valueOf(column: string, cell: string): unknown {
  if (NUMBERS.includes(column)) return numberOf(cell)
  if (BOOLEANS.includes(column)) return booleanOf(cell)
  return LISTS.includes(column) ? listOf(cell) : cell
}

function featureOf(column: string, cell: string): unknown {
  const code = column.slice(FEATURE_PREFIX.length)
  if (LIST_FEATURES.includes(code)) return listOf(cell)
  // Text in a number's place stays text, so that the row's own check names it.
  const asBoolean = booleanOf(cell)
  if (typeof asBoolean === 'boolean') return asBoolean
  return FEATURES[code] ? numberOf(cell) : cell
}

function numberOf(cell: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell
}

function booleanOf(cell: string): boolean | string {
  if (cell === 'true') return true
  return cell === 'false' ? false : cell
}

function listOf(cell: string): string[] {
  return cell.split('|').map((part) => part.trim())
}
