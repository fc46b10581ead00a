import type { Day, Member, Profile } from '../profile.ts'
import { bedPayersAmong } from './bed-payers.ts'
import type { BedPayers } from './bed-payers.ts'
import { strongest, weakest } from './outcome.ts'
import type { Outcome, Reason, TitleOutcome } from './outcome.ts'
import { ageOf } from './standing.ts'
import type { FundingTables } from './tables.ts'
import { titlesFor } from './titles.ts'

export interface MemberFunding {
  /** Place in the household's list of members. */
  readonly member: number
  readonly bed: BedPayers
  readonly treatment: Outcome
  readonly living: Outcome
}

/** Something that does not stop a placement but that someone has to arrange. */
export interface FundingWarning extends Reason {
  readonly member: number
  readonly kind: 'treatment' | 'living'
  readonly outcome: 'no' | 'assess'
}

/** Who pays for a household at one facility type. */
export interface HouseholdFunding {
  /** The weakest of the members: everybody needs a bed. */
  readonly outcome: Outcome
  readonly bridging: boolean
  readonly because: readonly Reason[]
  readonly members: readonly MemberFunding[]
  readonly warnings: readonly FundingWarning[]
}

export interface HouseholdQuestion {
  readonly members: readonly Member[]
  readonly on: Day
  readonly facilityType: string
  readonly tables: FundingTables
  readonly urgencyClass: Profile['urgencyClass']
}

/** Titles that pay for the children who come with an adult: COSM by contract, the others we assume. */
const WITH_CHILDREN: readonly string[] = [
  'COSM',
  'OMM',
  'WMO-OPVANG',
  'WMO-GELIJKSTELLING',
  'VO-GEMEENTE',
  'RVA',
]

/** Who pays the beds of a household at one facility type, and what is not yet paid beside them. */
export function householdFunding(question: HouseholdQuestion): HouseholdFunding {
  return householdFundingAt(titlesOfMembers(question), question)
}

/** The same for every facility type of the table; the titles are worked out once. */
export function householdFundingByType(
  question: Omit<HouseholdQuestion, 'facilityType'>,
): ReadonlyMap<string, HouseholdFunding> {
  const titles = titlesOfMembers(question)
  const types = [...question.tables.facilityTypes, 'AMB']
  return new Map(
    types.map((facilityType) => [
      facilityType,
      householdFundingAt(titles, { ...question, facilityType }),
    ]),
  )
}

/** For each member all titles, in the order of the members. */
export type TitlesOfMembers = readonly (readonly TitleOutcome[])[]

function titlesOfMembers(question: Omit<HouseholdQuestion, 'facilityType'>): TitlesOfMembers {
  const { members, on, tables } = question
  return members.map((member) => titlesFor({ member, on, tables }))
}

/**
 * 1. Each member's own bed payer.
 * 2. A child follows the adult with the surest title that also pays for children.
 * 3. The household stands as its weakest member.
 */
function householdFundingAt(
  titles: TitlesOfMembers,
  question: HouseholdQuestion,
): HouseholdFunding {
  const own = question.members.map((member, index) =>
    bedPayersAmong(titles[index] ?? [], { ...question, member }),
  )
  const parent = familyPayer(own, question.members)
  const members = question.members.map((member, index): MemberFunding => {
    const all = titles[index] ?? []
    const bed = own[index] ?? NOBODY
    return {
      member: index,
      bed: follows(member, question.on) ? surest(bed, parent) : bed,
      treatment: paid('treatment', all),
      living: paid('living', all),
    }
  })
  return {
    outcome: weakest(members.map(({ bed }) => bed.outcome)),
    bridging: members.some(({ bed }) => bed.bridging),
    because: uniqueReasons(members.flatMap(({ bed }) => bed.because)),
    members,
    warnings: members.flatMap((member) => warningsOf(member, question)),
  }
}

const NOBODY: BedPayers = { outcome: 'no', titles: [], bridging: false, because: [] }

/** The bed payer of the adults that children may share. */
function familyPayer(own: readonly BedPayers[], members: readonly Member[]): BedPayers {
  return own
    .filter((_, index) => members[index]?.role !== 'child')
    .map((bed) => {
      const titles = bed.titles.filter(({ title }) => WITH_CHILDREN.includes(title))
      return { ...bed, titles, outcome: strongest(titles.map(({ outcome }) => outcome)) }
    })
    .reduce(surest, NOBODY)
}

function follows(member: Member, on: Day): boolean {
  return member.role === 'child' && (ageOf(member, on) ?? 0) < 18
}

function surest(one: BedPayers, other: BedPayers): BedPayers {
  return strongest([one.outcome, other.outcome]) === one.outcome ? one : other
}

function paid(kind: 'treatment' | 'living', titles: readonly TitleOutcome[]): Outcome {
  return strongest(titles.filter(({ pays }) => pays.includes(kind)).map(({ outcome }) => outcome))
}

/** Children live on what their parents have, so that only treatment is asked for them. */
function warningsOf(
  { member, treatment, living }: MemberFunding,
  { members, on }: HouseholdQuestion,
): readonly FundingWarning[] {
  const person = members[member]
  const asked =
    person && follows(person, on)
      ? [{ kind: 'treatment', outcome: treatment } as const]
      : [
          { kind: 'treatment', outcome: treatment } as const,
          { kind: 'living', outcome: living } as const,
        ]
  return asked.flatMap(({ kind, outcome }) =>
    outcome === 'yes' ? [] : [{ member, kind, outcome, ...WARNINGS[kind][outcome] }],
  )
}

const WARNINGS = {
  treatment: {
    assess: {
      textNl: 'Wie de behandeling betaalt, is nog niet zeker.',
      textEn: 'Who pays for treatment is not certain yet.',
    },
    no: {
      textNl: 'Er is geen titel bekend die de behandeling betaalt.',
      textEn: 'No title is known that pays for treatment.',
    },
  },
  living: {
    assess: {
      textNl: 'Wie het levensonderhoud betaalt, is nog niet zeker.',
      textEn: 'Who pays the living costs is not certain yet.',
    },
    no: {
      textNl: 'Er is geen titel bekend die het levensonderhoud betaalt.',
      textEn: 'No title is known that pays the living costs.',
    },
  },
} as const

function uniqueReasons(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((reason) => [reason.textEn, reason])).values()]
}
