import { ACCOUNTS } from './texts/accounts.ts'
import { ACTS } from './texts/acts.ts'
import { AUDIT } from './texts/audit.ts'
import { CALENDAR } from './texts/calendar.ts'
import { CAPACITY } from './texts/capacity.ts'
import { COMMON } from './texts/common.ts'
import { COMPARE } from './texts/compare.ts'
import { DESK } from './texts/desk.ts'
import { GROUPS } from './texts/groups.ts'
import { INTERIM } from './texts/interim.ts'
import { IDENTITY } from './texts/identity.ts'
import { JOBS } from './texts/jobs.ts'
import { DUPLICATES } from './texts/duplicates.ts'
import { MATCHES } from './texts/matches.ts'
import { NEW_REQUEST } from './texts/new-request.ts'
import { NOTICES } from './texts/notices.ts'
import { OFFERS } from './texts/offers.ts'
import { OPERATOR } from './texts/operator.ts'
import { PICTURE } from './texts/picture.ts'
import { PREFERENCES } from './texts/preferences.ts'
import { PROGRAMMES } from './texts/programmes.ts'
import { PROBLEM_TEXTS } from './texts/problems.ts'
import { QUEUE } from './texts/queue.ts'
import { REQUESTS } from './texts/requests.ts'
import { REPORTING } from './texts/reporting.ts'
import { PLANS } from './texts/plans.ts'
import { POSITIONS } from './texts/positions.ts'
import { TODO } from './texts/todo.ts'
import { WAIT } from './texts/wait.ts'
import { SECOND_OPINIONS } from './texts/second-opinions.ts'
import { RULES } from './texts/rules.ts'
import { RULE_EDITOR } from './texts/rule-editor.ts'
import { DUTY_HOURS } from './texts/duty-hours.ts'
import { EASY_PAGES } from './texts/easy-pages.ts'
import { EASY as EASY_ELSEWHERE } from './texts/easy.ts'
import { HAND_OVER } from './texts/hand-over.ts'
import { HELP } from './texts/help.ts'
import { REPORTS } from './texts/reports.ts'
import { SURGES } from './texts/surges.ts'
import { START } from './texts/start.ts'
import { STAYS } from './texts/stays.ts'
import type { Text } from './texts/text.ts'

const TEXTS = {
  ...COMMON,
  ...PROBLEM_TEXTS,
  ...START,
  ...REPORTING,
  ...DUPLICATES,
  ...REPORTS,
  ...OPERATOR,
  ...OFFERS,
  ...SECOND_OPINIONS,
  ...REQUESTS,
  ...PROGRAMMES,
  ...MATCHES,
  ...COMPARE,
  ...NEW_REQUEST,
  ...IDENTITY,
  ...DESK,
  ...STAYS,
  ...CALENDAR,
  ...CAPACITY,
  ...SURGES,
  ...DUTY_HOURS,
  ...QUEUE,
  ...NOTICES,
  ...PREFERENCES,
  ...TODO,
  ...WAIT,
  ...GROUPS,
  ...INTERIM,
  ...PLANS,
  ...POSITIONS,
  ...JOBS,
  ...PICTURE,
  ...ACCOUNTS,
  ...HAND_OVER,
  ...HELP,
  ...RULES,
  ...RULE_EDITOR,
  ...ACTS,
  ...AUDIT,
} as const

/** By key; every key is one of the ordinary texts. */
export const EASY: Readonly<Record<string, string>> = { ...EASY_ELSEWHERE, ...EASY_PAGES }

export const LANGUAGES = ['nl', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export type Key = keyof typeof TEXTS
export type Values = Readonly<Record<string, string | number>>
export type Translate = (key: Key, values?: Values) => string

export function isKey(text: string): text is Key {
  return Object.hasOwn(TEXTS, text)
}

/** Texts in one language; in Dutch, in easy words where we have them. `{name}` is filled in; `{n|plek|plekken}` chooses by whether n is 1. */
export function translator(language: Language, easy = false): Translate {
  return (key, values = {}) => {
    const [nl, en]: Text = TEXTS[key]
    const dutch = easy ? (EASY[key] ?? nl) : nl
    return (language === 'nl' ? dutch : en).replace(
      /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
      (_all, name: string, one: string | undefined, many: string | undefined) => {
        const value = values[name] ?? ''
        if (one === undefined || many === undefined) return String(value)
        return value === 1 ? one : many
      },
    )
  }
}

/** Names and sentences that come in both languages with what they belong to. */
export function nameIn(language: Language, of: { nameNl: string; nameEn: string }): string {
  return language === 'nl' ? of.nameNl : of.nameEn
}
export function labelIn(language: Language, of: { labelNl: string; labelEn: string }): string {
  return language === 'nl' ? of.labelNl : of.labelEn
}
export function sentenceIn(language: Language, of: { textNl: string; textEn: string }): string {
  return language === 'nl' ? of.textNl : of.textEn
}
