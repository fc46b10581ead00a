import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { Problem } from '../../problem.ts'
import type { FieldError } from '../../problem.ts'
import { FeedRow } from './feed.schema.ts'

const Records = z.array(z.record(z.string(), z.string()))

/**
 * Rows of a comma-separated text: a first line of column names (`unit,place,available,state`), empty cells say
 * nothing. Throws `invalid-input` that names line, column and what it must be.
 */
export function readFeedCsv(text: string): FeedRow[] {
  const records = recordsOf(text)
  const errors: FieldError[] = []
  const rows = records.flatMap((record, index) => {
    const parsed = FeedRow.safeParse(valuesOf(record))
    if (parsed.success) return [parsed.data]
    for (const { path, message } of parsed.error.issues) {
      const column = path.map(String).join('.') || 'unknown column'
      // The first line holds the names.
      errors.push({ pointer: '#/csv', detail: `line ${index + 2}, ${column}: ${message}` })
    }
    return []
  })
  if (errors.length > 0) throw new Problem('invalid-input', 'Some lines are not valid.', errors)
  if (rows.length > 0) return rows
  throw new Problem('invalid-input', 'There are no rows.', [
    { pointer: '#/csv', detail: 'must hold a line of column names and at least one row' },
  ])
}

function recordsOf(text: string): z.output<typeof Records> {
  try {
    return Records.parse(
      parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true }),
    )
  } catch (error: unknown) {
    if (!(error instanceof CsvError)) throw error
    throw new Problem('invalid-input', 'This is not CSV.', [
      { pointer: '#/csv', detail: `cannot be read (${error.code}): save the file as CSV again` },
    ])
  }
}

function valuesOf(record: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([, cell]) => cell !== '')
      .map(([column, cell]) => [
        column,
        column === 'available' && /^\d+$/.test(cell) ? Number(cell) : cell,
      ]),
  )
}
