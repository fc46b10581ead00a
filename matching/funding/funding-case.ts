import { z } from 'zod'
import { isAfter } from '../day.ts'
import { Day, FactValue, MEMBER_ROLES } from '../profile.ts'
import type { FactValue as Value, Member } from '../profile.ts'
import { checkStatusTimeline } from './check-timeline.ts'
import { FUNDING_FACTS } from './facts.ts'
import type { FundingTables } from './tables.ts'

/** How a file names the nationality group; staatloos is given by name, absent is unknown. */
const NATIONALITIES = {
  nl: 'nederland',
  eu: 'eu-eer-zwitserland',
  other: 'derde-land',
  staatloos: 'staatloos',
  onbekend: 'onbekend',
} as const
type Nationality = keyof typeof NATIONALITIES

const Criterion = z.object({
  code: z.string(),
  valueType: z.string(),
  allowedValues: z.unknown(),
})
export const Criteria = z.array(Criterion)
export type Criteria = z.output<typeof Criteria>

/** One person and one day, as written in a file. */
const FundingCase = z.strictObject({
  on: Day,
  birthDate: Day.nullish(),
  nationality: z.enum(['nl', 'eu', 'other', 'staatloos', 'onbekend']).default('onbekend'),
  role: z.enum(MEMBER_ROLES).default('principal'),
  gender: z.enum(['vrouw', 'man', 'anders', 'onbekend']).default('onbekend'),
  statuses: z
    .array(z.strictObject({ status: z.string(), from: Day, until: Day.nullish() }))
    .default([]),
  facts: z.record(z.string(), FactValue).default({}),
})
type FundingCase = z.output<typeof FundingCase>

/** A fault and the field that has it, `statuses.0.until`. */
export interface CaseFault {
  readonly path: string
  readonly text: string
}

export type ReadCase =
  | { readonly faults: readonly [CaseFault, ...CaseFault[]] }
  | {
      readonly faults: readonly []
      readonly on: Day
      readonly member: Member
      readonly unused: readonly string[]
    }

/**
 * Reads one case, or names every fault it has.
 *
 * 1. The form: fields, types, days.
 * 2. The timeline and the known facts, also when something else is wrong.
 * 3. Facts nobody asks for are no fault; they are named as unused.
 */
export function readFundingCase(
  document: unknown,
  tables: FundingTables,
  criteria: Criteria,
): ReadCase {
  const parsed = FundingCase.safeParse(document)
  const formFaults = parsed.success ? [] : parsed.error.issues.flatMap(faultsOf)
  const faults = [
    ...formFaults,
    ...timelineFaults(document, tables),
    ...factFaults(document, criteria),
    ...(parsed.success ? birthFaults(parsed.data) : []),
  ]
  const [first, ...others] = faults
  if (first) return { faults: [first, ...others] }
  const read = FundingCase.parse(document)
  return { faults: [], on: read.on, member: memberOf(read), unused: unusedFacts(read, criteria) }
}

function memberOf({ birthDate, nationality, role, gender, statuses, facts }: FundingCase): Member {
  return {
    role,
    gender,
    nationalityGroup: NATIONALITIES[nationality satisfies Nationality],
    statuses: statuses.map(({ status, from, until }) => ({
      status,
      from,
      ...(until ? { until } : {}),
    })),
    facts,
    ...(birthDate ? { birthDate } : {}),
  }
}

function faultsOf(issue: z.core.$ZodIssue): readonly CaseFault[] {
  const at = issue.path.map(String)
  if (issue.code !== 'unrecognized_keys')
    return [{ path: at.join('.') || '(file)', text: issue.message }]
  return issue.keys.map((key) => ({
    path: [...at, key].join('.'),
    text: 'This field is not known.',
  }))
}

const Timeline = z.object({
  statuses: z.array(z.object({ status: z.string(), from: Day, until: Day.nullish() })),
})

function timelineFaults(document: unknown, tables: FundingTables): readonly CaseFault[] {
  const { data } = Timeline.safeParse(document)
  if (!data) return []
  const statuses = data.statuses.map(({ status, from, until }) => ({
    status,
    from,
    ...(until ? { until } : {}),
  }))
  return checkStatusTimeline(statuses, tables).map(({ path, textEn }) => ({
    path: `statuses.${path}`,
    text: textEn,
  }))
}

const WithFacts = z.object({ facts: z.record(z.string(), FactValue) })

function factFaults(document: unknown, criteria: Criteria): readonly CaseFault[] {
  const { data } = WithFacts.safeParse(document)
  return Object.entries(data?.facts ?? {}).flatMap(([name, value]) => {
    const expected = expectation(name, criteria)
    return expected === undefined || expected.accepts(value)
      ? []
      : [{ path: `facts.${name}`, text: `Expected ${expected.named}.` }]
  })
}

interface Expectation {
  readonly named: string
  readonly accepts: (value: Value) => boolean
}

const A_BOOLEAN: Expectation = {
  named: 'true or false',
  accepts: (value) => typeof value === 'boolean',
}

const A_DAY: Expectation = {
  named: 'a day, YYYY-MM-DD',
  accepts: (value) => Day.safeParse(value).success,
}

const A_TEXT: Expectation = { named: 'a code', accepts: (value) => typeof value === 'string' }

/** What a known fact may be; undefined when there is nothing to hold it against. */
function expectation(name: string, criteria: Criteria): Expectation | undefined {
  const own = Object.entries(FUNDING_FACTS).find(([code]) => code === name)
  if (own) return own[1].type === 'boolean' ? A_BOOLEAN : A_DAY
  const criterion = criteria.find(({ code }) => code === name)
  return criterion && expectationOf(criterion)
}

function expectationOf({ valueType, allowedValues }: Criteria[number]): Expectation | undefined {
  const allowed = z.array(z.string()).safeParse(allowedValues).data
  if (valueType === 'boolean') return A_BOOLEAN
  if (valueType === 'enum') return allowed ? oneOf(allowed) : A_TEXT
  return valueType === 'set' && allowed ? setOf(allowed) : undefined
}

function oneOf(allowed: readonly string[]): Expectation {
  return {
    named: `one of ${allowed.join(', ')}`,
    accepts: (value) => typeof value === 'string' && allowed.includes(value),
  }
}

function setOf(allowed: readonly string[]): Expectation {
  return {
    named: `a list out of ${allowed.join(', ')}`,
    accepts: (value) => Array.isArray(value) && value.every((one) => allowed.includes(String(one))),
  }
}

function birthFaults({ birthDate, on }: FundingCase): readonly CaseFault[] {
  if (!birthDate || !isAfter(birthDate, on)) return []
  return [{ path: 'birthDate', text: `Born after the day that is asked about, ${on}.` }]
}

function unusedFacts({ facts }: FundingCase, criteria: Criteria): readonly string[] {
  const known = new Set([...Object.keys(FUNDING_FACTS), ...criteria.map(({ code }) => code)])
  return Object.keys(facts).filter((name) => !known.has(name))
}
