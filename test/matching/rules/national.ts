import { readdirSync, readFileSync } from 'node:fs'
import { parseFundingTables } from '../../../matching/funding/tables.ts'
import { matchTablesFrom } from '../../../matching/judge/tables.ts'
import type { MatchTables, TableSources } from '../../../matching/judge/tables.ts'
import { Rule } from '../../../matching/rules/rule.ts'

const DATA = new URL('../../../data/', import.meta.url)

/** A day on which every delivered rule is in force. */
export const ON = '2026-06-15'

export function readData(name: string): unknown {
  const document: unknown = JSON.parse(readFileSync(new URL(name, DATA), 'utf8'))
  return document
}

/** The delivered national rule set, as documents. */
export const nationalRules: readonly Rule[] = readdirSync(new URL('rules/national/', DATA))
  .toSorted()
  .flatMap((file) => Rule.array().parse(readData(`rules/national/${file}`)))

export const sources: TableSources = {
  rules: nationalRules,
  regions: readData('regions.json'),
  criteria: readData('criteria.json'),
  words: readData('rules/words.json'),
  funding: parseFundingTables({
    residenceMatrix: readData('residence-matrix.json'),
    titleFacility: readData('title-facility.json'),
    fundingTitles: readData('funding-titles.json'),
    waitNorms: readData('wait-norms.json'),
  }),
}

export const nationalTables: MatchTables = matchTablesFrom(sources, ON)

/** The national tables with another set of rules. */
export function tablesWith(rules: readonly Rule[]): MatchTables {
  return { ...nationalTables, rules: [...rules] }
}

/** A rule of our own; a test says only what is special about it. */
export function aRule(own: Readonly<Record<string, unknown>>): Rule {
  return Rule.parse({
    code: 'a-rule',
    version: 1,
    kind: 'hard',
    owner: { level: 'country' },
    appliesTo: 'household',
    test: { fact: 'place.free', known: true },
    effectiveFrom: '2026-01-01',
    status: 'approved',
    ...own,
  })
}
