import type { z } from 'zod'
import { ageOn } from '../../../matching/day.ts'
import { checkStatusTimeline } from '../../../matching/funding/check-timeline.ts'
import type { FundingTables } from '../../../matching/funding/tables.ts'
import type { Member } from '../../../matching/profile.ts'
import { checkArea, checkFact } from '../../reference/check-fact.ts'
import type { Reference } from '../../reference/reference.ts'
import type { RequestContent } from './request-content.ts'

/** What facts and statuses are held against. */
export interface Lists {
  readonly reference: Reference
  readonly funding: FundingTables
}

export interface Fault {
  readonly path: (string | number)[]
  readonly message: string
}

/**
 * What is wrong with what a request says: every unknown code, impossible household and broken timeline,
 * each with its path and remedy. What is merely missing is not wrong: a draft may be incomplete.
 */
export function checkContent(content: RequestContent, today: string, lists: Lists): Fault[] {
  const { reference } = lists
  return [
    ...checkHousehold(content.household?.members ?? [], today, lists),
    ...checkNeeds(content, reference),
    ...checkSafety(content.safety, reference),
    ...checkLists(content, reference),
  ]
}

function checkHousehold(members: readonly Member[], today: string, lists: Lists): Fault[] {
  const faults = members.flatMap((member, index) =>
    checkMember(member, today, lists).map(({ path, message }) => ({
      path: ['household', 'members', index, ...path],
      message,
    })),
  )
  const principals = members.filter(({ role }) => role === 'principal').length
  if (members.length > 0 && (principals !== 1 || members[0]?.role !== 'principal')) {
    const message = 'must have exactly one principal, as the first member'
    faults.push({ path: ['household', 'members'], message })
  }
  return [...faults, ...checkGenerations(members)]
}

/** A child is younger than the principal: 12 years is the least a parent can be older. */
const LEAST_GENERATION_YEARS = 12

function checkGenerations(members: readonly Member[]): Fault[] {
  const principalBorn = members.find(({ role }) => role === 'principal')?.birthDate
  if (principalBorn === undefined) return []
  return members.flatMap(({ role, birthDate }, index) => {
    if (role !== 'child' || birthDate === undefined) return []
    if (ageOn(principalBorn, birthDate) >= LEAST_GENERATION_YEARS) return []
    const message = `must be born at least ${LEAST_GENERATION_YEARS} years after the principal: check both dates or the role`
    return [{ path: ['household', 'members', index, 'birthDate'], message }]
  })
}

function checkMember(member: Member, today: string, { reference, funding }: Lists): Fault[] {
  const { birthDate, role, statuses, facts } = member
  const faults: Fault[] = checkStatusTimeline(statuses, funding).map(({ path, textEn }) => ({
    path: ['statuses', ...path.split('.')],
    message: textEn,
  }))
  if (birthDate !== undefined && birthDate > today) {
    faults.push({ path: ['birthDate'], message: 'must not lie in the future' })
  }
  if (birthDate !== undefined && birthDate <= today) {
    const age = ageOn(birthDate, today)
    if (age > 120)
      faults.push({ path: ['birthDate'], message: 'must not be more than 120 years ago' })
    if (role === 'child' && age >= 18) {
      const message = 'is 18 or older, so the role must be other-adult'
      faults.push({ path: ['role'], message })
    }
  }
  for (const [code, value] of Object.entries(facts)) {
    const message = checkFact(code, value, reference)
    if (message) faults.push({ path: ['facts', code], message })
  }
  return faults
}

function checkNeeds({ needs = [] }: RequestContent, reference: Reference): Fault[] {
  return needs.flatMap(({ criterion, value }, index) => {
    const message = checkFact(criterion, value, reference)
    const field = reference.criteria.has(criterion) ? 'value' : 'criterion'
    return message ? [{ path: ['needs', index, field], message }] : []
  })
}

function checkSafety(safety: RequestContent['safety'], reference: Reference): Fault[] {
  if (!safety) return []
  const faults: Fault[] = safety.forbiddenAreas.flatMap((area, index) => {
    const message = checkArea(area, reference)
    return message ? [{ path: ['safety', 'forbiddenAreas', index], message }] : []
  })
  const { investigationRegion, mustStayInRegion } = safety
  if (investigationRegion !== undefined && !reference.policeRegions.has(investigationRegion)) {
    const message = 'is not a known police region: see GET /v1/reference/police-regions'
    faults.push({ path: ['safety', 'investigationRegion'], message })
  }
  if (mustStayInRegion && investigationRegion === undefined) {
    const message = 'must be given when the household must stay in the region'
    faults.push({ path: ['safety', 'investigationRegion'], message })
  }
  return faults
}

function checkLists({ facilityTypes = [] }: RequestContent, reference: Reference): Fault[] {
  return facilityTypes.flatMap((code, index) => {
    if (reference.facilityTypes.has(code)) return []
    const message = 'is not a known facility type: see GET /v1/reference/facility-types'
    return [{ path: ['facilityTypes', index], message }]
  })
}

/** What a draft still lacks before it can be submitted. */
export function missingSections(content: RequestContent): Fault[] {
  const members = content.household?.members ?? []
  const faults: Fault[] = []
  if (members.length === 0) {
    faults.push({ path: ['household', 'members'], message: 'must have at least the principal' })
  }
  members.forEach(({ birthDate, statuses, role }, index) => {
    if (birthDate === undefined && role === 'principal') {
      const message = 'must be given: an estimated date will do'
      faults.push({ path: ['household', 'members', index, 'birthDate'], message })
    }
    if (statuses.length === 0) {
      const message = 'must have at least one period: who pays depends on it'
      faults.push({ path: ['household', 'members', index, 'statuses'], message })
    }
  })
  if (!content.safety) faults.push({ path: ['safety'], message: 'must be filled in' })
  if (!content.urgency) faults.push({ path: ['urgency'], message: 'must be filled in' })
  return faults
}

/** Faults as zod issues of the body, so that they are reported like every other. */
export function addFaults(faults: readonly Fault[], ctx: z.RefinementCtx): void {
  for (const { path, message } of faults) ctx.addIssue({ code: 'custom', path, message })
}
