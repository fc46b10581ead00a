import { gunzipSync, gzipSync } from 'node:zlib'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseFundingTables } from '../../matching/funding/tables.ts'
import { matchTablesFrom } from '../../matching/judge/tables.ts'
import type { MatchTables } from '../../matching/judge/tables.ts'
import { RuleSetModel } from '../../models/rule-set.model.ts'
import { canonicalJson, hashOf } from '../canonical-json.ts'

const Documents = z.object({
  rules: z.array(z.unknown()),
  regions: z.unknown(),
  criteria: z.unknown(),
  words: z.unknown(),
  residenceMatrix: z.unknown(),
  titleFacility: z.unknown(),
  fundingTitles: z.unknown(),
  waitNorms: z.unknown(),
})
type Documents = z.output<typeof Documents>

/** The tables that verdicts depend on, for any day, with the id under which their documents are kept. */
export interface TableStore {
  readonly id: string
  readonly tablesOn: (day: string) => MatchTables
  /** Keeps the documents in the database, so that decisions made with them can be replayed for ever. */
  readonly keep: (at: Date) => Promise<void>
}

/** Reads the documents in `data/`. Throws, naming every mistake, when one is not as it should be. */
export function readTableStore(folder: string): TableStore {
  return storeOf(readDocuments(folder))
}

/** The tables of an earlier decision, by their id; undefined when they were never kept. */
export async function findTableStore(id: string): Promise<TableStore | undefined> {
  const kept = await RuleSetModel.findById(id).lean()
  if (!kept) return undefined
  const text = gunzipSync(Buffer.from(kept.content, 'base64')).toString()
  return storeOf(Documents.parse(JSON.parse(text)))
}

function storeOf(documents: Documents): TableStore {
  const id = hashOf(documents)
  const byDay = new Map<string, MatchTables>()
  const { residenceMatrix, titleFacility, fundingTitles, waitNorms, ...rest } = documents
  const funding = parseFundingTables({ residenceMatrix, titleFacility, fundingTitles, waitNorms })
  return {
    id,
    tablesOn: (day) => {
      const known = byDay.get(day)
      if (known) return known
      const tables = matchTablesFrom({ ...rest, funding }, day)
      byDay.set(day, tables)
      return tables
    },
    keep: async (at) => {
      const content = gzipSync(canonicalJson(documents)).toString('base64')
      await RuleSetModel.updateOne({ _id: id }, { $setOnInsert: { at, content } }, { upsert: true })
    },
  }
}

function readDocuments(folder: string): Documents {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const national = join(folder, 'rules', 'national')
  const files = readdirSync(national).filter((file) => file.endsWith('.json'))
  return {
    rules: files
      .toSorted()
      .flatMap((file) => z.array(z.unknown()).parse(read(`rules/national/${file}`))),
    regions: read('regions.json'),
    criteria: read('criteria.json'),
    words: read('rules/words.json'),
    residenceMatrix: read('residence-matrix.json'),
    titleFacility: read('title-facility.json'),
    fundingTitles: read('funding-titles.json'),
    waitNorms: read('wait-norms.json'),
  }
}
