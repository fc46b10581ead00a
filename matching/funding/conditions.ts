import { addDuration, isBefore } from '../day.ts'
import type { Day } from '../profile.ts'
import { reflectionOver, WHY } from './condition-reasons.ts'
import { choiceOf, dayOf, opposite, truthOf, under } from './facts.ts'
import type { Truth } from './facts.ts'
import type { Check, TitleContext } from './finding.ts'
import { reflectionEnd, STATUS } from './held-periods.ts'

type Condition = (context: TitleContext) => Check

/** All that a condition may ask which has to do with the place instead of the status. */
type PersonOnDay = Pick<TitleContext, 'age' | 'member'>

/** The conditions of each title beside the residence status; titles that are absent have none. */
export const CONDITIONS: Readonly<Record<string, readonly Condition[]>> = {
  COSM: [adult, foreigner, reflectionNotUsedUp, reflectionOnlyOnce, withinDublinTerm],
  'RVB-A': [statement],
  'RVB-B': [witness, statement],
  'RVB-F': [inWomensShelter, statement],
  'RVB-G': [inWomensShelter],
  'WMO-OPVANG': [notAMinorAlone],
  'WMO-GELIJKSTELLING': [notAMinorAlone],
  'WMO-BW': [adult, supportedHousingDecision],
  WLZ: [longTermCareIndication],
  ZVW: [insured],
  JW: [youth],
  'JW-ZONDER-VERBLIJF': [minor, withinHalfYear],
  'JW-TIJDELIJK-HUMANITAIR': [minor, withinHalfYear],
}

/** Conditions that a title has only at some facility types, as `<facilityType>.<title>`. */
export const FACILITY_CONDITIONS: Readonly<
  Record<string, readonly ((person: PersonOnDay) => Check)[]>
> = {
  'BW.WMO-GELIJKSTELLING': [adult, supportedHousingDecision],
  // Under 18 mental health care belongs to the Jeugdwet (Jw 1.1) instead of the Zvw.
  'GGZ.ZVW': [adult],
  'VERSLAVING.ZVW': [adult],
  'BO-AMV.RVA': [minor],
  'AMV.RVA': [minor],
}

/** From the 18th birthday on. */
function adult({ age }: PersonOnDay): Check {
  return { kind: 'limit', holds: opposite(under(age, 18)), missing: 'birthDate', reason: WHY.adult }
}

function minor({ age }: PersonOnDay): Check {
  return { kind: 'limit', holds: under(age, 18), missing: 'birthDate', reason: WHY.minor }
}

/** COSM is strictly not for Dutch people; for EU citizens a person looks (Vc B8/3). */
function foreigner({ member }: TitleContext): Check {
  const group = member.nationalityGroup
  if (group === 'nederland') return { kind: 'limit', holds: 'no', reason: WHY.notDutch }
  if (group === 'eu-eer-zwitserland')
    return { kind: 'need', holds: 'unknown', reason: WHY.euReview }
  const holds = group === 'onbekend' ? 'unknown' : 'yes'
  return { kind: 'evidence', holds, missing: 'nationalityGroup', reason: WHY.nationality }
}

/** No status is recorded after a reflection period that ended: COSM ended with it. */
function reflectionNotUsedUp({ on, held, periods }: TitleContext): Check {
  const ended = periods
    .filter(({ status, until }) => status === STATUS.reflection && until !== null && until <= on)
    .at(-1)
  const over = held.from === null && ended !== undefined
  return { kind: 'limit', holds: over ? 'no' : 'yes', reason: reflectionOver(ended?.until ?? on) }
}

/** A reflection period is granted once (Vc B8/3): a second one is looked at by a person. */
function reflectionOnlyOnce({ held, periods }: TitleContext): Check {
  const earlier = periods.some(
    ({ status, from }) =>
      status === STATUS.reflection &&
      from !== null &&
      held.from !== null &&
      isBefore(from, held.from),
  )
  const again = earlier && held.status === STATUS.reflection
  return { kind: 'need', holds: again ? 'unknown' : 'yes', reason: WHY.once }
}

/**
 * A Dublin claimant may stay thirty days from the start of the reflection period (Vc B8/3). When that
 * start is not recorded the thirty days run from the start of the status, and afterwards a person decides.
 */
function withinDublinTerm(context: TitleContext): Check {
  const { on, held } = context
  const end = dublinTermEnd(context)
  if (held.status !== STATUS.dublin || end === null || isBefore(on, end)) {
    return { kind: 'limit', holds: 'yes', reason: WHY.dublinTermOver }
  }
  if (reflectionStart(context) !== undefined) {
    return { kind: 'limit', holds: 'no', reason: reflectionOver(end) }
  }
  const missing = 'reflectionPeriodFrom'
  return { kind: 'limit', holds: 'unknown', missing, reason: WHY.dublinTermOver }
}

/** First day after the thirty days of someone with the status of Dublin claimant; null when not dated. */
export function dublinTermEnd(context: TitleContext): Day | null {
  const { member, held, tables } = context
  const start = reflectionStart(context) ?? held.from
  if (held.status !== STATUS.dublin || start === null) return null
  return reflectionEnd(
    { ...member, facts: { ...member.facts, dublinClaimant: true } },
    start,
    tables,
  )
}

function reflectionStart({ member, on, periods }: TitleContext): Day | undefined {
  const recorded = periods.findLast(
    ({ status, from }) => status === STATUS.reflection && from !== null && from <= on,
  )
  return dayOf(member.facts, 'reflectionPeriodFrom') ?? recorded?.from ?? undefined
}

function statement({ member }: TitleContext): Check {
  const holds = truthOf(member.facts, 'policeOrIndStatement')
  return { kind: 'evidence', holds, missing: 'policeOrIndStatement', reason: WHY.statement }
}

function witness({ member }: TitleContext): Check {
  const holds = truthOf(member.facts, 'witnessReport')
  return { kind: 'need', holds, missing: 'witnessReport', reason: WHY.witness }
}

function inWomensShelter({ member }: TitleContext): Check {
  const holds = truthOf(member.facts, 'staysInWomensShelter')
  return { kind: 'evidence', holds, missing: 'staysInWomensShelter', reason: WHY.inShelter }
}

/** Shelter is for adults and the children with them; for a minor alone youth help goes first. */
function notAMinorAlone({ age, member }: TitleContext): Check {
  const reason = age === null ? WHY.ageUnknown : WHY.minorAlone
  const accompanied = member.role === 'child'
  const statedAdult = member.role !== 'principal' && age === null
  const holds = accompanied || statedAdult || (age !== null && age >= 18) ? 'yes' : 'unknown'
  return { kind: 'need', holds, reason, ...(age === null ? { missing: 'birthDate' } : {}) }
}

function supportedHousingDecision({ member }: PersonOnDay): Check {
  const decision = choiceOf(member.facts, 'bwIndication')
  const holds = decided(decision, { yes: ['afgegeven'], no: ['afgewezen'] })
  return { kind: 'need', holds, missing: 'bwIndication', reason: WHY.supportedHousing }
}

/** Wlz 3.2.1: no bed without an indication; one that was issued shows that the person is insured. */
function longTermCareIndication({ member }: TitleContext): Check {
  const indication = choiceOf(member.facts, 'wlzIndication')
  const holds = decided(indication, { yes: ['afgegeven'], no: ['afgewezen', 'geen'] })
  return { kind: 'need', holds, missing: 'wlzIndication', reason: WHY.indication }
}

function insured({ member }: TitleContext): Check {
  const cover = choiceOf(member.facts, 'medicalCover')
  const holds = decided(cover, { yes: ['ZVW'], no: ['RVB', 'COA', 'SOV', 'OVV', 'geen'] })
  return { kind: 'need', holds, missing: 'medicalCover', reason: WHY.insured }
}

/**
 * Jw 1.1. Under 18; from 18 until the 23rd birthday only help that started or was decided on before,
 * or that resumes within half a year after it stopped.
 */
function youth(context: TitleContext): Check {
  const { age } = context
  if (age === null)
    return { kind: 'limit', holds: 'unknown', missing: 'birthDate', reason: WHY.youth }
  if (age < 18) return { kind: 'limit', holds: 'yes', reason: WHY.youth }
  if (age >= 23) return { kind: 'limit', holds: 'no', reason: WHY.youth }
  const holds = continued(context)
  return { kind: 'limit', holds, missing: 'youthHelpBefore18', reason: WHY.continuation }
}

/** Help that stopped had begun: said of somebody who never had any, a human must look. */
function continued({ member, on, tables }: TitleContext): Truth {
  const before = truthOf(member.facts, 'youthHelpBefore18')
  const stopped = dayOf(member.facts, 'youthHelpStopped')
  if (stopped === undefined || isBefore(on, stopped)) return before
  if (!isBefore(on, addDuration(stopped, tables.terms.youthResumption))) return 'no'
  return before === 'no' ? 'unknown' : 'yes'
}

/** Besluit Jeugdwet 1.2(3) and (4): at most half a year per provision; a new one is decided anew. */
function withinHalfYear(context: TitleContext): Check {
  const end = halfYearEnd(context)
  const holds = end === null || isBefore(context.on, end) ? 'yes' : 'unknown'
  const known = dayOf(context.member.facts, 'youthHelpFrom') !== undefined
  return {
    kind: 'need',
    holds,
    reason: WHY.halfYear,
    ...(known ? {} : { missing: 'youthHelpFrom' }),
  }
}

/** Counted from the start of the provision, or else from the earliest day on which it can have begun. */
function halfYearEnd({ member, held, tables }: TitleContext): Day | null {
  const start = dayOf(member.facts, 'youthHelpFrom') ?? held.from
  return start === null ? null : addDuration(start, tables.terms.youthProvision)
}

function decided(
  value: string | undefined,
  lists: { yes: readonly string[]; no: readonly string[] },
): Truth {
  if (value !== undefined && lists.yes.includes(value)) return 'yes'
  return value !== undefined && lists.no.includes(value) ? 'no' : 'unknown'
}
