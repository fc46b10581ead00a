import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { RuleModel } from '../../models/rule.model.ts'
import { RuleSetModel } from '../../models/rule-set.model.ts'
import type { Bus } from '../events/bus.ts'
import { openTables, packDocuments, tablesOf } from './open-tables.ts'
import type { Documents, OpenTables } from './open-tables.ts'

/** Tables that can be kept in the database. */
export interface Tables extends OpenTables {
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
  let current = keepable(delivered)
  const reload = async (at: Date): Promise<void> => {
    const next = keepable({ ...delivered, rules: await publishedRules(delivered.rules) })
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
export async function findTables(id: string): Promise<OpenTables | undefined> {
  const kept = await RuleSetModel.findById(id).lean()
  return kept ? openTables(kept.content) : undefined
}

function keepable(documents: Documents): Tables {
  const tables = tablesOf(documents)
  return {
    ...tables,
    keep: async (at) => {
      const content = packDocuments(documents)
      const kept = { $setOnInsert: { at, content } }
      await RuleSetModel.updateOne({ _id: tables.id }, kept, { upsert: true })
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
