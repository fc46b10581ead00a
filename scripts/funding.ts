import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Criteria, readFundingCase } from '../matching/funding/funding-case.ts'
import type { ReadCase } from '../matching/funding/funding-case.ts'
import type { TitleOutcome } from '../matching/funding/outcome.ts'
import { parseFundingTables } from '../matching/funding/tables.ts'
import type { FundingTables } from '../matching/funding/tables.ts'
import { titlesFor } from '../matching/funding/titles.ts'
import { runProgram } from './support/failure.ts'
import { PROJECT_FOLDER } from './support/folders.ts'

const USAGE = `npm run funding -- FILE

Prints every funding title of one person on one day, as JSON on standard output. FILE holds
  {"on":"2026-03-01","birthDate":"1995-05-05","nationality":"nl|eu|other|staatloos",
   "statuses":[{"status":"8K-BEDENKTIJD","from":"2026-02-01","until":"2026-05-01"}],
   "facts":{"medicalCover":"RVB"}}
Statuses are those of data/residence-matrix.json; facts those of data/criteria.json and of
matching/funding/facts.ts. "until" is the first day on which a status no longer holds. What is absent is
unknown. Standard output is {"on","titles":[{"title","outcome","statusOutcome","pays","payer","payers",
"decider","from","until","articles","because","missing",...}]}.
A file that cannot be used: every fault with its path on standard error, exit code 2.
`

const BAD_FILE = 2

void runProgram(() => Promise.resolve(main(process.argv.slice(2))))

function main(words: readonly string[]): number {
  const [file] = words
  if (words.includes('--help')) return say(process.stdout, USAGE, 0)
  if (file === undefined || words.length > 1) return say(process.stderr, USAGE, BAD_FILE)
  const document = readJson(file)
  if ('fault' in document) return say(process.stderr, `${file}: ${document.fault}\n`, BAD_FILE)
  const tables = readTables()
  return answer(
    readFundingCase(document.content, tables, Criteria.parse(readData('criteria'))),
    tables,
  )
}

function answer(read: ReadCase, tables: FundingTables): number {
  if (!('member' in read)) {
    const lines = read.faults.map(({ path, text }) => `${path}: ${text}\n`)
    return say(process.stderr, lines.join(''), BAD_FILE)
  }
  const { member, on, unused } = read
  for (const name of unused)
    process.stderr.write(`facts.${name}: not used, no title asks for it.\n`)
  const titles = titlesFor({ member, on, tables }).map(withPayers)
  return say(process.stdout, `${JSON.stringify({ on, titles }, null, 2)}\n`, 0)
}

function withPayers(title: TitleOutcome): TitleOutcome & { payers: readonly string[] } {
  return { ...title, payers: title.payer === null ? [] : [title.payer] }
}

function readTables(): FundingTables {
  return parseFundingTables({
    residenceMatrix: readData('residence-matrix'),
    titleFacility: readData('title-facility'),
    fundingTitles: readData('funding-titles'),
    waitNorms: readData('wait-norms'),
  })
}

function readData(name: string): unknown {
  return JSON.parse(readFileSync(join(PROJECT_FOLDER, 'data', `${name}.json`), 'utf8'))
}

function readJson(file: string): { content: unknown } | { fault: string } {
  try {
    return { content: JSON.parse(readFileSync(file, 'utf8')) }
  } catch (error) {
    if (error instanceof SyntaxError) return { fault: `This is not JSON: ${error.message}` }
    if (error instanceof Error) return { fault: `This cannot be read: ${error.message}` }
    throw error
  }
}

function say(stream: NodeJS.WriteStream, text: string, code: number): number {
  stream.write(text)
  return code
}
