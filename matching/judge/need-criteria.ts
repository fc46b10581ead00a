import type { PlaceFacts } from '../place-facts.ts'
import type { Facts, FactValue, Need, Profile } from '../profile.ts'
import { nameOf, wordsFor } from '../rules/vocabulary.ts'
import type { Bilingual, Language, Vocabulary } from '../rules/vocabulary.ts'
import { all, any, truthOf } from '../truth.ts'
import type { Truth } from '../truth.ts'
import { secureEnough, SECURITY_LEVELS } from '../safety/security-level.ts'
import type { Criterion } from './criterion.ts'

/** A desirable need weighs as much as an ordinary soft rule of the national set. */
const DESIRABLE_POINTS = 10

/** A need of a person, and the feature of a place that answers it. Other needs name the feature itself. */
const FEATURE_FOR: Readonly<Record<string, string>> = {
  groundFloorNeeded: 'groundFloor',
  lhbtiSafety: 'lhbtiSafe',
  mobility: 'accessible',
  pets: 'petsAllowed',
  smoking: 'smokingAllowed',
  familyUnitSize: 'sleeps',
  exploitationForm: 'exploitationForms',
}

/** One criterion per need: essential ones are hard, desirable ones give points. */
export function needCriteria({ needs }: Profile, words: Vocabulary): Criterion[] {
  return needs.map((need) => {
    const feature = FEATURE_FOR[need.criterion] ?? need.criterion
    const desirable = need.importance === 'desirable'
    return {
      ruleId: `need:${need.criterion}`,
      step: desirable ? ('soft' as const) : ('hard' as const),
      reads: [feature],
      ...(desirable ? { points: DESIRABLE_POINTS } : {}),
      relaxableBy: 'coordinator' as const,
      demand: { nl: demandOf(need, words, 'nl'), en: demandOf(need, words, 'en') },
      tellsYes: true,
      ask: (_place: PlaceFacts, facts: Facts) => needMet(need, facts[feature]),
      explain: (_place: PlaceFacts, answer: Truth, facts: Facts) =>
        explainNeed(need, facts[feature], answer, words),
    }
  })
}

/**
 * Whether a feature of a place meets a need. Security counts upwards, numbers must at least be
 * reached, of languages one is enough, of any other list everything asked must be there.
 */
export function needMet(need: Need, offered: FactValue | undefined): Truth {
  if (offered === undefined) return 'unknown'
  if (need.criterion === 'securityLevel') return securityMet(need.value, offered)
  if (need.criterion === 'mobility') return mobilityMet(need.value, offered)
  if (typeof offered === 'boolean' && typeof need.value !== 'boolean') return truthOf(offered)
  if (!Array.isArray(need.value)) return valueMet(need.value, offered)
  const met = need.value.map((value) => valueMet(value, offered))
  return Array.isArray(offered) && need.criterion !== 'languages' ? all(met) : any(met)
}

/** Somebody who walks without help needs no accessible room. */
function mobilityMet(asked: FactValue, accessible: FactValue): Truth {
  return asked === 'volledig' ? 'yes' : truthOf(accessible === true)
}

function securityMet(asked: FactValue, offered: FactValue): Truth {
  const level = SECURITY_LEVELS.find((one) => one === asked)
  return level === undefined ? 'unknown' : secureEnough(level, offered)
}

function valueMet(asked: boolean | number | string, offered: FactValue): Truth {
  if (Array.isArray(offered)) {
    return typeof asked === 'boolean' ? 'unknown' : truthOf(offered.includes(asked))
  }
  if (typeof asked !== typeof offered) return 'unknown'
  return truthOf(typeof asked === 'number' ? Number(offered) >= asked : asked === offered)
}

const LEAD: Readonly<Record<'essential' | 'desirable', Bilingual>> = {
  essential: { nl: 'Noodzakelijk voor dit huishouden:', en: 'Essential for this household:' },
  desirable: { nl: 'Gewenst voor dit huishouden:', en: 'Desirable for this household:' },
}

const HERE: Readonly<Record<Truth, Bilingual>> = {
  yes: { nl: 'De plek biedt dit.', en: 'The place offers it.' },
  no: { nl: 'De plek biedt dit niet', en: 'The place does not offer it' },
  unknown: {
    nl: 'Van de plek is dit nog niet bekend.',
    en: 'This is not known of the place yet.',
  },
}

function demandOf(need: Need, words: Vocabulary, language: Language): string {
  const name = nameOf(need.criterion, words, language)
  const value = wordsFor(need.value, need.criterion, words, language)
  return `${LEAD[need.importance][language]} ${name}${need.value === true ? '' : `: ${value}`}.`
}

function explainNeed(
  need: Need,
  offered: FactValue | undefined,
  answer: Truth,
  words: Vocabulary,
): Bilingual {
  const say = (language: Language): string => {
    const inWords = (value: FactValue): string => wordsFor(value, need.criterion, words, language)
    const demand = demandOf(need, words, language)
    if (answer !== 'no') return `${demand} ${HERE[answer][language]}`
    const instead = typeof offered === 'boolean' || offered === undefined ? '' : inWords(offered)
    return `${demand} ${HERE.no[language]}${instead === '' ? '.' : ` (${instead}).`}`
  }
  return { nl: say('nl'), en: say('en') }
}
