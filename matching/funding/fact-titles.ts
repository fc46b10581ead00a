import { FACT_WHY } from './fact-reasons.ts'
import { choiceOf, includes, opposite, truthOf, under } from './facts.ts'
import type { Truth } from './facts.ts'
import { withChecks } from './finding.ts'
import type { Check, Finding, TitleContext } from './finding.ts'
import { STATUS } from './held-periods.ts'
import { factFinding } from './matrix-titles.ts'
import type { Outcome, Reason } from './outcome.ts'

/*
 * Titles of which the matrix has no row: no source ties them to a residence status. They follow from
 * other facts, and where those are not known a person decides.
 */
export const FACT_TITLES: Readonly<Record<string, (context: TitleContext) => Finding>> = {
  'SZW-GROEP': groupShelter,
  'JW-GESLOTEN': closedYouthCare,
  'WMO-BEGELEIDING': support,
  'WMO-WLZ-VOORRANG': precedenceOfLongTermCare,
  PW: socialAssistance,
  SOV: uninsured,
  OVV: uninsurable,
  WFZ: forensicCare,
  LVV: localShelter,
  'DU-VO': structural,
  'DU-MO': structural,
  'DU-JEUGD-AZC': structural,
  'DU-EU-BURGERS': pilotForEuCitizens,
}

function groupShelter(context: TitleContext): Finding {
  const { facts } = context.member
  return withChecks(factFinding(context, 'yes', FACT_WHY.group), [
    need(truthOf(facts, 'groupAction'), 'groupAction', FACT_WHY.groupAction),
    need(
      includes(facts, 'exploitationForm', 'arbeid-dienstverlening'),
      'exploitationForm',
      FACT_WHY.labour,
    ),
  ])
}

/** Jw 6.1.2: with an authorisation of the court, under 18; from 18 only as continuation. */
function closedYouthCare(context: TitleContext): Finding {
  const { age, member } = context
  const authorised = truthOf(member.facts, 'courtAuthorisation')
  const continues = age !== null && age >= 18 ? truthOf(member.facts, 'youthHelpBefore18') : 'yes'
  return withChecks(factFinding(context, 'yes', FACT_WHY.closed), [
    limit(under(age, 23), 'birthDate', FACT_WHY.closedAge),
    need(authorised, 'courtAuthorisation', FACT_WHY.authorisation),
    need(continues, 'youthHelpBefore18', FACT_WHY.closedAge),
  ])
}

/** Wmo 1.2.1 a: a resident of that municipality; a foreigner needs the same lawful stay as for shelter. */
function support(context: TitleContext): Finding {
  const access = context.tables.rowsFor('WMO-OPVANG', context.held.status)[0]?.outcome ?? 'assess'
  const reason = access === 'no' ? FACT_WHY.noWmo : FACT_WHY.support
  const resident =
    choiceOf(context.member.facts, 'brpMunicipality') === undefined ? 'unknown' : 'yes'
  const adult = context.age === null || context.age >= 18 ? 'yes' : 'unknown'
  return withChecks(factFinding(context, access, reason), [
    need(resident, 'brpMunicipality', FACT_WHY.resident),
    { kind: 'need', holds: adult, reason: FACT_WHY.supportMinor },
  ])
}

/** Wmo 2.3.5(6): the college may refuse who has a right to a Wlz stay and does not cooperate. */
function precedenceOfLongTermCare(context: TitleContext): Finding {
  const { facts } = context.member
  const indication = choiceOf(facts, 'wlzIndication')
  const open = indication === undefined || indication === 'aangevraagd'
  const right: Truth = indication === 'afgegeven' ? 'yes' : 'no'
  const refuses = opposite(truthOf(facts, 'cooperatesWithWlz'))
  return withChecks(factFinding(context, 'yes', FACT_WHY.precedence), [
    need(open ? 'unknown' : right, 'wlzIndication', FACT_WHY.noWlzRight),
    need(refuses, 'cooperatesWithWlz', FACT_WHY.cooperates),
  ])
}

const ASSISTANCE: Readonly<Record<string, Outcome>> = {
  [STATUS.dutch]: 'yes',
  [STATUS.permitTemporary]: 'yes',
  [STATUS.permitLasting]: 'yes',
  [STATUS.permitAsylum]: 'yes',
  [STATUS.euAfter]: 'assess',
  [STATUS.euFirst]: 'assess',
  [STATUS.timelyAfterPermit]: 'assess',
}

/** Lawful stay under Vw 8 a–e; art. 24(2) Directive 2004/38 lets a state refuse new EU arrivals. */
function socialAssistance(context: TitleContext): Finding {
  const outcome = ASSISTANCE[context.held.status] ?? 'no'
  const permit = context.held.status === STATUS.permitTemporary
  const means = opposite(truthOf(context.member.facts, 'sufficientMeans'))
  const reason = {
    yes: FACT_WHY.assistance,
    assess: FACT_WHY.assistanceAssess,
    no: FACT_WHY.noAssistance,
  }
  return withChecks(factFinding(context, outcome, reason[outcome]), [
    limit(opposite(under(context.age, 18)), 'birthDate', FACT_WHY.adultsOnly),
    // Holders of a B8 permit get it, so that for them means are presumed to be absent.
    { ...need(means, 'sufficientMeans', FACT_WHY.means), kind: permit ? 'evidence' : 'need' },
  ])
}

function uninsured(context: TitleContext): Finding {
  if (UNINSURABLE.includes(context.held.status)) {
    return factFinding(context, 'no', FACT_WHY.schemeForForeigners)
  }
  return withChecks(factFinding(context, 'yes', FACT_WHY.uninsured), coverChecks(context, 'SOV'))
}

const UNINSURABLE: readonly string[] = [
  STATUS.reflection,
  STATUS.report,
  STATUS.humanitarian,
  STATUS.noneAdult,
  STATUS.noneMinor,
]

function uninsurable(context: TitleContext): Finding {
  const objecting = context.held.status === STATUS.timelyAfterPermit
  if (!objecting && !UNINSURABLE.includes(context.held.status)) {
    return factFinding(context, 'no', FACT_WHY.insurable)
  }
  return withChecks(factFinding(context, 'yes', FACT_WHY.uninsurable), coverChecks(context, 'OVV'))
}

/** The scheme itself settles it; no cover at all leaves the report and the decision of CAK. */
function coverChecks({ member }: TitleContext, scheme: string): readonly Check[] {
  const cover = choiceOf(member.facts, 'medicalCover')
  const none = cover === undefined || cover === 'geen' || cover === scheme
  const decision = cover === scheme ? 'yes' : 'unknown'
  return [
    need(none ? 'yes' : 'no', 'medicalCover', FACT_WHY.otherCover),
    need(decision, 'medicalCover', FACT_WHY.reported),
  ]
}

function forensicCare(context: TitleContext): Finding {
  const measure = truthOf(context.member.facts, 'forensicMeasure')
  return withChecks(factFinding(context, 'yes', FACT_WHY.forensic), [
    need(measure, 'forensicMeasure', FACT_WHY.measure),
  ])
}

function localShelter(context: TitleContext): Finding {
  if (context.held.status !== STATUS.noneAdult) return factFinding(context, 'no', FACT_WHY.notLocal)
  return factFinding(context, 'assess', FACT_WHY.local)
}

function structural(context: TitleContext): Finding {
  return factFinding(context, 'no', FACT_WHY.structural)
}

function pilotForEuCitizens(context: TitleContext): Finding {
  const eu = context.held.status === STATUS.euFirst || context.held.status === STATUS.euAfter
  if (!eu) return factFinding(context, 'no', FACT_WHY.notEu)
  return factFinding(context, 'assess', FACT_WHY.pilot)
}

function need(holds: Truth, missing: string, reason: Reason): Check {
  return { kind: 'need', holds, missing, reason }
}

function limit(holds: Truth, missing: string, reason: Reason): Check {
  return { kind: 'limit', holds, missing, reason }
}
