import { z } from 'zod'
import { OUTCOMES, PAYS } from './outcome.ts'

const ResidenceStatus = z.object({ code: z.string(), labelNl: z.string(), labelEn: z.string() })
export type ResidenceStatus = Readonly<z.output<typeof ResidenceStatus>>

/** Does a status bar a title? `yes` = it does not; the other conditions of the title still apply. */
const MatrixRow = z.object({
  status: z.string(),
  title: z.string(),
  outcome: z.enum(OUTCOMES),
  conditions: z.array(z.string()),
  limit: z.string().nullable(),
  manualReview: z.boolean(),
  fundingTitle: z.string().nullable(),
  article: z.string().nullable(),
  articleNote: z.string().optional(),
  source: z.string(),
})
export type MatrixRow = Readonly<z.output<typeof MatrixRow>>

const ResidenceMatrix = z.object({
  statuses: z.array(ResidenceStatus),
  titles: z.array(z.object({ code: z.string(), fundingTitles: z.array(z.string()) })),
  rows: z.array(MatrixRow),
})

const FundingTitle = z.object({
  code: z.string(),
  nameNl: z.string(),
  nameEn: z.string(),
  kind: z.enum(['personal-title', 'structural-funding', 'equivalence', 'precedence-rule']),
  pays: z.array(z.enum(PAYS)),
  payer: z.string(),
  decider: z.string(),
  articles: z.array(z.string()),
  source: z.string(),
})
export type FundingTitle = Readonly<z.output<typeof FundingTitle>>

/** Which title pays what at which facility type. */
const TitleAtFacility = z.object({
  facilityType: z.string(),
  title: z.string(),
  pays: z.enum(['bed', 'treatment', 'living']),
  outcome: z.enum(OUTCOMES),
  statuses: z.array(z.string()).optional(),
})
export type TitleAtFacility = Readonly<z.output<typeof TitleAtFacility>>

const WaitNorm = z.object({
  code: z.string(),
  labelNl: z.string(),
  labelEn: z.string(),
  duration: z.string().nullable(),
  kind: z.string(),
  appliesTo: z.array(z.string()),
  toEvent: z.string(),
})
export type WaitNorm = Readonly<z.output<typeof WaitNorm>>

const Term = z.string().regex(/^P\d+[YMWD]$/)

/** Legal terms that cut a timeline, as ISO 8601 durations in whole months or days. */
const Terms = z.object({
  /** Three calendar months, never 90 days (Vc B8/3). */
  reflectionPeriod: Term,
  reflectionPeriodDublin: Term,
  /** First months of an EU citizen, Rvb 2(1)g and art. 6 Directive 2004/38. */
  euFirstMonths: Term,
  /** Besluit Jeugdwet 1.2(3) and (4). */
  youthProvision: Term,
  /** Jw 1.1: youth help resumed after it stopped. */
  youthResumption: Term,
})
export type Terms = Readonly<z.output<typeof Terms>>

/** The facts of funding, indexed. Made by `parseFundingTables`, handed in everywhere. */
export interface FundingTables {
  readonly statuses: ReadonlyMap<string, ResidenceStatus>
  readonly titles: ReadonlyMap<string, FundingTitle>
  readonly terms: Terms
  readonly norms: readonly WaitNorm[]
  /** The rows about a title under a status, the deciding one first; none for titles outside the matrix. */
  rowsFor(title: string, status: string): readonly MatrixRow[]
  /** Rows of a facility type; empty for a type that the table does not know. */
  atFacility(facilityType: string): readonly TitleAtFacility[]
  readonly facilityTypes: readonly string[]
}

/** The raw documents, as read from `data/`. */
export interface FundingDocuments {
  readonly residenceMatrix: unknown
  readonly titleFacility: unknown
  readonly fundingTitles: unknown
  readonly waitNorms: unknown
}

/** Reads and indexes the four tables. Throws a `ZodError` that names every fault. */
export function parseFundingTables(documents: FundingDocuments): FundingTables {
  const matrix = ResidenceMatrix.parse(documents.residenceMatrix)
  const rows = new Map(matrix.rows.map((row) => [keyOf(row.status, row.title), row]))
  const norms = z.array(WaitNorm).parse(documents.waitNorms)
  const titles = z.array(FundingTitle).parse(documents.fundingTitles)
  const groups = new Map(
    titles.map(({ code }) => [
      code,
      matrix.titles
        .filter((group) => group.fundingTitles.includes(code))
        .map((group) => group.code),
    ]),
  )
  const facilities = byFacility(z.array(TitleAtFacility).parse(documents.titleFacility))
  return {
    statuses: new Map(matrix.statuses.map((status) => [status.code, status])),
    titles: new Map(titles.map((title) => [title.code, title])),
    terms: termsFrom(norms),
    norms,
    rowsFor: (title, status) =>
      (groups.get(title) ?? []).flatMap((group) => rows.get(keyOf(status, group)) ?? []),
    atFacility: (facilityType) => facilities.get(facilityType) ?? [],
    facilityTypes: [...facilities.keys()],
  }
}

function byFacility(rows: readonly TitleAtFacility[]): Map<string, TitleAtFacility[]> {
  const found = new Map<string, TitleAtFacility[]>()
  for (const row of rows) found.set(row.facilityType, [...(found.get(row.facilityType) ?? []), row])
  return found
}

function termsFrom(norms: readonly WaitNorm[]): Terms {
  const duration = (code: string) => norms.find((norm) => norm.code === code)?.duration
  return Terms.parse({
    reflectionPeriod: duration('bedenktijd'),
    reflectionPeriodDublin: duration('bedenktijd-dublin'),
    euFirstMonths: duration('rvb-g-eu'),
    youthProvision: duration('jeugdwet-half-jaar'),
    youthResumption: duration('jeugdwet-hervatting'),
  })
}

function keyOf(status: string, title: string): string {
  return `${status} ${title}`
}
