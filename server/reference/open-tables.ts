import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { parseFundingTables } from '../../matching/funding/tables.ts'
import { matchTablesFrom } from '../../matching/judge/tables.ts'
import type { MatchTables } from '../../matching/judge/tables.ts'
import { Rule } from '../../matching/rules/rule.ts'
import { canonicalJson, hashOf } from '../canonical-json.ts'

/** All that tables are made from: the documents in `data/`, with the rules that people published. */
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
export type Documents = z.output<typeof Documents>

/** The tables that verdicts depend on, for any day, with the id under which their documents are kept. */
export interface OpenTables {
  readonly id: string
  /** Every rule document, in force or not. */
  readonly rules: readonly Rule[]
  readonly tablesOn: (day: string) => MatchTables
}

/** Tables from their documents. Throws, naming every mistake, when one is not as it should be. */
export function tablesOf(documents: Documents): OpenTables {
  const byDay = new Map<string, MatchTables>()
  const { residenceMatrix, titleFacility, fundingTitles, waitNorms, ...rest } = documents
  const funding = parseFundingTables({ residenceMatrix, titleFacility, fundingTitles, waitNorms })
  return {
    id: hashOf(documents),
    rules: Rule.array().parse(documents.rules),
    tablesOn: (day) => {
      const known = byDay.get(day)
      if (known) return known
      const tables = matchTablesFrom({ ...rest, funding }, day)
      byDay.set(day, tables)
      return tables
    },
  }
}

/** The documents as they are kept: compressed, in base64. */
export function packDocuments(documents: Documents): string {
  return gzipSync(canonicalJson(documents)).toString('base64')
}

/** The tables of documents as they are kept. */
export function openTables(content: string): OpenTables {
  const text = gunzipSync(Buffer.from(content, 'base64')).toString()
  return tablesOf(Documents.parse(JSON.parse(text)))
}
