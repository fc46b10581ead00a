import { wordsFor } from '../../../matching/rules/vocabulary.ts'
import type { Deps } from '../../deps.ts'
import { dayOf } from '../../today.ts'
import { capital, factWords } from '../lookups.ts'
import { isKey, labelIn } from '../texts.ts'
import type { Language, Translate } from '../texts.ts'

/** Who reads, for names out of code lists. */
export interface Naming {
  readonly language: Language
  readonly t: Translate
  readonly deps: Deps
}

/** What a rule or need is called: the author's own sentence, or what the need is. */
export function ruleName(code: string, { language, t, deps }: Naming): string {
  const [kind = '', what = ''] = code.split(':')
  const key = `picture.rule.${kind}`
  if (kind === 'need') {
    return t('picture.rule.need', {
      what: factWords({ name: what, value: '' }, language, deps).name,
    })
  }
  if (kind === 'programme') {
    const { words } = deps.tables.tablesOn(dayOf(deps.now()))
    return t('picture.rule.programme', { what: wordsFor(what, 'programme', words, language) })
  }
  if (isKey(key)) return t(key)
  const rule = deps.tables.rules.find((one) => one.code === code)
  return capital((language === 'nl' ? rule?.textNl : rule?.textEn) ?? code)
}

export function refusalName(code: string, { language, deps }: Naming): string {
  const reason = deps.reference.refusalReasons.get(code)
  return reason ? labelIn(language, reason) : code
}
