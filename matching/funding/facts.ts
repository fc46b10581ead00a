import type { Facts } from '../profile.ts'
import { Day } from '../profile.ts'

/** Three-valued: absent and "onbekend" are unknown, never "no". */
export type Truth = 'yes' | 'no' | 'unknown'

/**
 * Facts that funding asks for beside those of `data/criteria.json` (medicalCover, wlzIndication,
 * bwIndication, brpMunicipality, residenceBeforeStay, groupAction, exploitationForm, dublinClaimant).
 */
export const FUNDING_FACTS = {
  policeOrIndStatement: {
    type: 'boolean',
    labelNl: 'Schriftelijke verklaring van politie of IND',
    labelEn: 'Written statement by police or IND',
  },
  witnessReport: {
    type: 'boolean',
    labelNl: 'Getuige die aangifte deed',
    labelEn: 'Witness who filed a report (aangifte)',
  },
  staysInWomensShelter: {
    type: 'boolean',
    labelNl: 'Verblijft in de vrouwenopvang',
    labelEn: "Stays in a women's shelter",
  },
  reflectionPeriodFrom: {
    type: 'day',
    labelNl: 'Eerste dag van de bedenktijd',
    labelEn: 'First day of the reflection period',
  },
  youthHelpBefore18: {
    type: 'boolean',
    labelNl: 'Jeugdhulp begonnen of besloten voor de 18e verjaardag',
    labelEn: 'Youth help started or decided on before the 18th birthday',
  },
  youthHelpFrom: {
    type: 'day',
    labelNl: 'Eerste dag van de huidige jeugdhulpvoorziening',
    labelEn: 'First day of the present youth help provision',
  },
  youthHelpStopped: {
    type: 'day',
    labelNl: 'Dag waarop de jeugdhulp stopte',
    labelEn: 'Day on which youth help stopped',
  },
  courtAuthorisation: {
    type: 'boolean',
    labelNl: 'Machtiging gesloten jeugdhulp van de kinderrechter',
    labelEn: 'Authorisation for closed youth care by the court',
  },
  forensicMeasure: {
    type: 'boolean',
    labelNl: 'Strafrechtelijke maatregel met forensische zorg',
    labelEn: 'Criminal-law measure with forensic care',
  },
  sufficientMeans: {
    type: 'boolean',
    labelNl: 'Heeft voldoende eigen inkomen of vermogen',
    labelEn: 'Has sufficient income or means',
  },
  cooperatesWithWlz: {
    type: 'boolean',
    labelNl: 'Werkt mee aan een Wlz-indicatie',
    labelEn: 'Cooperates with a long-term care indication',
  },
} as const satisfies Record<string, { type: 'boolean' | 'day'; labelNl: string; labelEn: string }>

/** A yes-or-no fact; anything that is no boolean is unknown. */
export function truthOf(facts: Facts, name: string): Truth {
  const value = facts[name]
  if (typeof value !== 'boolean') return 'unknown'
  return value ? 'yes' : 'no'
}

/** A fact with one value out of a list; undefined when absent or "onbekend". */
export function choiceOf(facts: Facts, name: string): string | undefined {
  const value = facts[name]
  return typeof value === 'string' && value !== 'onbekend' ? value : undefined
}

/** A fact that is a day; undefined when absent or no day. */
export function dayOf(facts: Facts, name: string): Day | undefined {
  return Day.safeParse(facts[name]).data
}

/** Whether a set of values holds one of them; unknown when the set itself is not known. */
export function includes(facts: Facts, name: string, wanted: string): Truth {
  const value = facts[name]
  if (!Array.isArray(value)) return 'unknown'
  return value.includes(wanted) ? 'yes' : 'no'
}

export function opposite(truth: Truth): Truth {
  if (truth === 'unknown') return truth
  return truth === 'yes' ? 'no' : 'yes'
}

/** Whether someone has not reached an age; unknown without a birth date. */
export function under(age: number | null, years: number): Truth {
  if (age === null) return 'unknown'
  return age < years ? 'yes' : 'no'
}
