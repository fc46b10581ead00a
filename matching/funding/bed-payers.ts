import type { Day, Member, Profile } from '../profile.ts'
import { FACILITY_CONDITIONS } from './conditions.ts'
import { withChecks } from './finding.ts'
import { strongest, weakest } from './outcome.ts'
import type { Outcome, Reason, TitleOutcome } from './outcome.ts'
import { ageOf } from './standing.ts'
import type { FundingTables, TitleAtFacility } from './tables.ts'
import { titlesFor } from './titles.ts'

/** Who pays one person's bed at one facility type on one day. */
export interface BedPayers {
  /** `no` only says that no title is known: architecture makes it a matter to assess, never a bar. */
  readonly outcome: Outcome
  /** The titles that pay, or may pay, the bed here; the surest first. */
  readonly titles: readonly TitleOutcome[]
  /** Acute and no sure payer: place first, "bridging payer to be decided", recorded and escalated. */
  readonly bridging: boolean
  readonly because: readonly Reason[]
}

export interface BedQuestion {
  readonly member: Member
  readonly on: Day
  readonly facilityType: string
  readonly tables: FundingTables
  readonly urgencyClass: Profile['urgencyClass']
}

/** The most urgent class: safety is never blocked by money. */
const ACUTE = 1

/** Support without a stay: it needs no bed, only this title for the guidance. */
const WITHOUT_BED: Readonly<Record<string, string>> = { AMB: 'WMO-BEGELEIDING' }

/** Answers for one facility type; for many types at once work out the titles once with `bedPayersAmong`. */
export function bedPayers(question: BedQuestion): BedPayers {
  return bedPayersAmong(titlesFor(question), question)
}

/**
 * Who pays the bed, given the titles of the person on that day.
 *
 * 1. Every title that pays a bed at this facility type, lowered by what holds only here.
 * 2. The surest title decides: one payer is enough.
 * 3. Acute without a sure payer: a bridging payer is still to be decided, and placement goes on.
 */
export function bedPayersAmong(titles: readonly TitleOutcome[], question: BedQuestion): BedPayers {
  const here = titlesHere(titles, question)
  const paying = here.filter(({ outcome }) => outcome !== 'no')
  const outcome = strongest(paying.map((title) => title.outcome))
  const bridging = question.urgencyClass === ACUTE && outcome !== 'yes'
  return {
    outcome: bridging ? 'assess' : outcome,
    titles: paying.toSorted(surestFirst),
    bridging,
    because: [...explain(outcome, paying, question), ...(bridging ? [BRIDGING] : [])],
  }
}

function titlesHere(
  titles: readonly TitleOutcome[],
  question: BedQuestion,
): readonly TitleOutcome[] {
  const { facilityType, tables } = question
  const guidance = WITHOUT_BED[facilityType]
  if (guidance !== undefined) return titles.filter(({ title }) => title === guidance)
  return tables
    .atFacility(facilityType)
    .filter(({ pays }) => pays === 'bed')
    .flatMap((row) => {
      const found = titles.find(({ title }) => title === row.title)
      return found ? [atFacility(found, row, question)] : []
    })
}

/** A title as it works out at one facility type; the table may leave it to a person. */
function atFacility(
  title: TitleOutcome,
  row: TitleAtFacility,
  { member, on }: BedQuestion,
): TitleOutcome {
  const conditions = FACILITY_CONDITIONS[`${row.facilityType}.${row.title}`] ?? []
  const person = { member, age: ageOf(member, on) }
  const checked = withChecks(
    title,
    conditions.map((condition) => condition(person)),
  )
  return { ...checked, outcome: weakest([checked.outcome, row.outcome]) }
}

function surestFirst(one: TitleOutcome, other: TitleOutcome): number {
  if (one.outcome === other.outcome) return 0
  return one.outcome === 'yes' ? -1 : 1
}

const BRIDGING: Reason = {
  textNl:
    'Acuut: plaatsing gaat door. Wie overbrugt, wordt nog besloten; dit wordt vastgelegd en doorgegeven.',
  textEn:
    'Acute: placement goes on. The bridging payer is still to be decided; this is recorded and escalated.',
}

function explain(
  outcome: Outcome,
  paying: readonly TitleOutcome[],
  { facilityType, tables }: BedQuestion,
): readonly Reason[] {
  if (WITHOUT_BED[facilityType] !== undefined) return [NO_BED]
  if (tables.atFacility(facilityType).length === 0) return [NOT_KNOWN_HERE]
  if (outcome === 'no') return [NO_TITLE]
  return paying
    .filter((title) => title.outcome === outcome)
    .flatMap((title) => [summary(title), ...(outcome === 'yes' ? [] : title.because)])
}

function summary({ nameNl, nameEn, payer, outcome }: TitleOutcome): Reason {
  const by = { nl: payer ?? 'nog niet bekend', en: payer ?? 'not yet known' }
  if (outcome === 'yes') {
    return {
      textNl: `${nameNl} betaalt het bed (${by.nl}).`,
      textEn: `${nameEn} pays the bed (${by.en}).`,
    }
  }
  return {
    textNl: `Misschien betaalt ${nameNl} het bed (${by.nl}); een medewerker beoordeelt dat.`,
    textEn: `Perhaps ${nameEn} pays the bed (${by.en}); a person assesses it.`,
  }
}

const NO_BED: Reason = {
  textNl: 'Begeleiding zonder verblijf: er is geen bed te betalen.',
  textEn: 'Support without a stay: there is no bed to pay.',
}

const NOT_KNOWN_HERE: Reason = {
  textNl: 'Voor dit soort voorziening is niet vastgelegd wie het bed betaalt.',
  textEn: 'It is not recorded who pays a bed at this kind of facility.',
}

const NO_TITLE: Reason = {
  textNl: 'Geen bekende financieringstitel betaalt hier het bed.',
  textEn: 'No known funding title pays the bed here.',
}
