import { householdFundingByType } from '../funding/household.ts'
import type { HouseholdFunding } from '../funding/household.ts'
import type { TitleOutcome } from '../funding/outcome.ts'
import type { FundingTables } from '../funding/tables.ts'
import type { Day, Profile } from '../profile.ts'
import type { Language } from '../rules/vocabulary.ts'
import type { Truth } from '../truth.ts'
import type { Criterion } from './criterion.ts'

/** Who pays, per facility type; worked out once per request. */
export type FundingByType = ReadonlyMap<string, HouseholdFunding>

export function fundingOf({ profile, on, tables }: FundingInput): FundingByType {
  const { members, urgencyClass } = profile
  return householdFundingByType({ members, urgencyClass, on, tables: tables.funding })
}

interface FundingInput {
  readonly profile: Profile
  readonly on: Day
  readonly tables: Readonly<{ funding: FundingTables }>
}

/**
 * Whether somebody pays the beds. Money alone never blocks: without a sure title a person assesses,
 * and an acute case goes on with "bridging payer to be decided".
 */
export function fundingCriterion(funding: FundingByType): Criterion {
  return {
    ruleId: 'funding-bed-title',
    step: 'funding',
    reads: ['facilityType'],
    relaxableBy: 'nobody',
    demand: { nl: 'Iemand betaalt het bed.', en: 'Somebody pays the bed.' },
    tellsYes: true,
    ask: ({ facilityType }) => answer(funding.get(facilityType)),
    explain: ({ facilityType }) => ({
      nl: sentence(funding.get(facilityType), 'nl'),
      en: sentence(funding.get(facilityType), 'en'),
    }),
  }
}

function answer(found: HouseholdFunding | undefined): Truth {
  return found?.outcome === 'yes' || found?.bridging === true ? 'yes' : 'unknown'
}

const UNRECORDED = {
  nl: 'Voor dit soort opvang is niet vastgelegd wie het bed betaalt.',
  en: 'It is not recorded who pays a bed at this kind of shelter.',
} as const
const LOOK_OUT = { nl: 'Let op:', en: 'Note:' } as const

/** Who pays or what is open, then what nobody pays yet beside the bed. */
function sentence(found: HouseholdFunding | undefined, language: Language): string {
  if (found === undefined) return UNRECORDED[language]
  const say = ({ textNl, textEn }: { textNl: string; textEn: string }): string =>
    language === 'nl' ? textNl : textEn
  const warnings = [...new Set(found.warnings.map(say))]
  const note = warnings.length > 0 ? [LOOK_OUT[language], ...warnings] : []
  return [...new Set(found.because.map(say)), ...note].join(' ')
}

/** The titles that pay, or may pay, a bed at a facility type: of each title the first member's. */
export function titlesAt(funding: FundingByType, facilityType: string): TitleOutcome[] {
  const titles = funding.get(facilityType)?.members.flatMap(({ bed }) => bed.titles) ?? []
  return [
    ...new Map(titles.toReversed().map((title) => [title.title, title])).values(),
  ].toReversed()
}
