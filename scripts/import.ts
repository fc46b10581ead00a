import { readFileSync } from 'node:fs'
import { prepareCollections } from '../models/prepare-collections.ts'
import type { Actor } from '../server/events/actor.ts'
import { importLandscape } from '../server/features/landscape/import-landscape.service.ts'
import type { ImportReport } from '../server/features/landscape/import-landscape.service.ts'
import { ROW_KINDS } from '../server/features/landscape/landscape-rows.ts'
import type { ReadRows, RowFault } from '../server/features/landscape/landscape-rows.ts'
import { readCsv } from '../server/features/landscape/read-csv.ts'
import { readJson } from '../server/features/landscape/read-json.ts'
import { openLocalService } from './demo/surroundings.ts'
import { Failure, runProgram } from './support/failure.ts'

const USAGE = `npm run import -- FILE.csv | FILE.json

Brings organisations, facilities, units, programmes and places in line with a file, matched by code. What is not in
the file stays; what is archived and in the file comes back. With one bad row nothing is changed, and every fault is
listed (exit code 2). The same file twice changes nothing. The columns are described in docs/import.md.
`

/** In the audit log, for an import by whoever may use this computer. */
const IMPORTER: Actor = { id: 'import', role: 'system', purpose: 'none' }

void runProgram(() => main(process.argv.slice(2)))

async function main([file]: string[]): Promise<number> {
  if (file === undefined || file === '--help') {
    process.stdout.write(USAGE)
    return file === undefined ? 2 : 0
  }
  const rows = readRows(file)
  const service = await openLocalService((line) => process.stderr.write(`${line}\n`))
  try {
    await prepareCollections(service.deps.db)
    return print(await importLandscape(rows, IMPORTER, service.deps), file)
  } finally {
    await service.close()
  }
}

function readRows(file: string): ReadRows {
  const text = readText(file)
  if (file.endsWith('.json')) return readJson(text)
  if (file.endsWith('.csv')) return readCsv(text)
  throw new Failure(`${file} ends neither in .csv nor in .json: rename it after what it holds.`)
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error: unknown) {
    throw new Failure(`${file} cannot be read: ${error instanceof Error ? error.message : ''}.`)
  }
}

function print({ faults, warnings, ...counts }: ImportReport, file: string): number {
  for (const fault of faults) process.stderr.write(`${file}:${inWords(fault)}\n`)
  for (const warning of warnings) process.stderr.write(`${file}:${inWords(warning)} (warning)\n`)
  if (faults.length > 0) {
    process.stderr.write(`${faults.length} fault(s): nothing was changed.\n`)
    return 2
  }
  for (const kind of ROW_KINDS) {
    const { added, changed, unchanged } = counts
    process.stdout.write(
      `${kind}: ${added[kind]} added, ${changed[kind]} changed, ${unchanged[kind]} unchanged\n`,
    )
  }
  return 0
}

function inWords({ line, column, rule, remedy }: RowFault): string {
  return `${line}: ${column} ${rule}. Remedy: ${remedy}.`
}
