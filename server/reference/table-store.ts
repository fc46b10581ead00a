import { gunzipSync, gzipSync } from 'node:zlib'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseFundingTables } from '../../matching/funding/tables.ts'
import { matchTablesFrom } from '../../matching/judge/tables.ts'
import type { MatchTables } from '../../matching/judge/tables.ts'
import { Rule } from '../../matching/rules/rule.ts'
import { RuleModel } from '../../models/rule.model.ts'
import { RuleSetModel } from '../../models/rule-set.model.ts'
import { canonicalJson, hashOf } from '../canonical-json.ts'
import type { Bus } from '../events/bus.ts'

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
export interface Tables {
  readonly id: string
  /** Every rule document, in force or not. */
  readonly rules: readonly Rule[]
  readonly tablesOn: (day: string) => MatchTables
  /** Keeps the documents in the database, so that decisions made with them can be replayed for ever. */
  readonly keep: (at: Date) => Promise<void>
}

/** The tables of today, which change at once when a rule is published or withdrawn. */
export interface TableStore extends Tables {
  /** Reads the rules that people published, beside the delivered national set, and swaps all tables at once. */
  readonly reload: (at: Date) => Promise<void>
}

/** Reads the documents in `data/`. Throws, naming every mistake, when one is not as it should be. */
export function readTableStore(folder: string, bus: Bus, now: () => Date): TableStore {
  const delivered = readDocuments(folder)
  let current = tablesOf(delivered)
  const reload = async (at: Date): Promise<void> => {
    const next = tablesOf({ ...delivered, rules: await publishedRules(delivered.rules) })
    // Kept before it is used: no decision may rest on tables that cannot be found again.
    await next.keep(at)
    current = next
  }
  bus.subscribe(async ({ name }) => {
    if (name === 'rule.approved' || name === 'rule.withdrawn') await reload(now())
  })
  return {
    get id() {
      return current.id
    },
    get rules() {
      return current.rules
    },
    tablesOn: (day) => current.tablesOn(day),
    keep: (at) => current.keep(at),
    reload,
  }
}

/** The delivered rules and those people approved; a code that was withdrawn is left out altogether. */
async function publishedRules(delivered: readonly unknown[]): Promise<unknown[]> {
  const stored = await RuleModel.find({ status: { $ne: 'draft' } })
    .sort({ code: 1, version: 1 })
    .lean()
  const withdrawn = new Set(
    stored.flatMap(({ status, code }) => (status === 'withdrawn' ? [code] : [])),
  )
  const approved = stored.map(({ document }): unknown => JSON.parse(document))
  return [...delivered, ...approved].filter((rule) => !withdrawn.has(Coded.parse(rule).code))
}
const Coded = z.looseObject({ code: z.string() })

/** The tables of an earlier decision, by their id; undefined when they were never kept. */
export async function findTables(id: string): Promise<Tables | undefined> {
  const kept = await RuleSetModel.findById(id).lean()
  return kept ? openTables(kept.content) : undefined
}

/** The tables from the documents of a rule set, as they are kept. */
export function openTables(content: string): Tables {
  const text = gunzipSync(Buffer.from(content, 'base64')).toString()
  return tablesOf(Documents.parse(JSON.parse(text)))
}

function tablesOf(documents: Documents): Tables {
  const id = hashOf(documents)
  const byDay = new Map<string, MatchTables>()
  const { residenceMatrix, titleFacility, fundingTitles, waitNorms, ...rest } = documents
  const funding = parseFundingTables({ residenceMatrix, titleFacility, fundingTitles, waitNorms })
  return {
    id,
    rules: Rule.array().parse(documents.rules),
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
