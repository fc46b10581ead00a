import { z } from 'zod'
import { FUNDING_FACTS } from '../../matching/funding/facts.ts'
import { Day } from '../../matching/profile.ts'
import type { FactValue } from '../../matching/profile.ts'
import type { Criterion, Reference } from './reference.ts'

const Codes = z.array(z.string())
const Limits = z.object({ min: z.number().optional(), max: z.number().optional() })
const Items = z.object({ items: z.string() })
const List = z.object({ list: z.string() })

/**
 * What is wrong with a fact, in words that name the rule and the remedy; undefined when nothing is.
 * The lists are those of `data/criteria.json`.
 */
export function checkFact(
  code: string,
  value: FactValue,
  reference: Reference,
): string | undefined {
  const forFunding = fundingFact(code)
  if (forFunding) return checkFundingFact(forFunding.type, value)
  const criterion = reference.criteria.get(code)
  if (!criterion) return 'is not a known criterion: see GET /v1/reference/criteria'
  const parts = Array.isArray(value) ? value : [value]
  if (Array.isArray(value) !== (criterion.valueType === 'set')) {
    return criterion.valueType === 'set'
      ? 'must be a list of values'
      : 'must be one value, not a list'
  }
  for (const part of parts) {
    const fault = checkValue(criterion, part, reference)
    if (fault) return fault
  }
  return undefined
}

/** Facts that only funding asks for, beside the criteria of the field. */
function fundingFact(code: string): { readonly type: string } | undefined {
  return Object.entries(FUNDING_FACTS).find(([name]) => name === code)?.[1]
}

function checkFundingFact(type: string, value: FactValue): string | undefined {
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : 'must be true or false'
  if (type === 'day') return Day.safeParse(value).success ? undefined : 'must be a day, YYYY-MM-DD'
  return undefined
}

function checkValue(
  criterion: Criterion,
  value: string | number | boolean,
  reference: Reference,
): string | undefined {
  const { valueType, allowedValues } = criterion
  if (valueType === 'boolean')
    return typeof value === 'boolean' ? undefined : 'must be true or false'
  if (valueType === 'enum' || valueType === 'set') return checkCode(allowedValues, value, reference)
  return checkNumber(allowedValues, value)
}

function checkNumber(allowed: unknown, value: string | number | boolean): string | undefined {
  if (typeof value !== 'number') return 'must be a number'
  const { min = -Infinity, max = Infinity } = Limits.catch({}).parse(allowed)
  return value >= min && value <= max ? undefined : `must lie between ${min} and ${max}`
}

function checkCode(
  allowed: unknown,
  value: string | number | boolean,
  reference: Reference,
): string | undefined {
  const codes = Codes.safeParse(allowed)
  if (codes.success) {
    if (typeof value === 'string' && codes.data.includes(value)) return undefined
    return `must be one of ${codes.data.join(', ')}`
  }
  const items = Items.safeParse(allowed)
  if (items.success && items.data.items === 'number') return checkNumber(allowed, value)
  if (typeof value !== 'string') return 'must be a code'
  const list = List.safeParse(allowed)
  return list.success ? checkListed(list.data.list, value, reference) : undefined
}

function checkListed(list: string, value: string, reference: Reference): string | undefined {
  if (list.includes('policeRegions') && !list.includes('municipalities')) {
    return reference.policeRegions.has(value) ? undefined : 'is not a known police region'
  }
  if (list.startsWith('regions.json municipalities') && !list.includes(' or ')) {
    const known = value === 'onbekend' || reference.municipalities.has(value)
    return known ? undefined : 'is not a known municipality'
  }
  if (list.startsWith('residence-matrix')) {
    return reference.statuses.has(value) ? undefined : 'is not a known residence status'
  }
  return undefined
}

/** What is wrong with an area: `municipality:<code>` or `police-region:<code>`. */
export function checkArea(area: string, reference: Reference): string | undefined {
  const [kind, code = ''] = area.split(':')
  if (kind === 'municipality' && reference.municipalities.has(code)) return undefined
  if (kind === 'police-region' && reference.policeRegions.has(code)) return undefined
  return 'must be municipality:<code> or police-region:<code> of a known area'
}
