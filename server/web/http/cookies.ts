import type { CookieOptions, Request, Response } from 'express'
import type { Deps } from '../../deps.ts'
import { cookieValue, isSecure, sessionCookieName } from '../../features/users/session-cookie.ts'
import type { ChangePreferences as Choices } from '../../features/preferences/preferences.schema.ts'
import type { Language } from '../texts.ts'
import { LANGUAGES } from '../texts.ts'

const LANGUAGE = 'onderdak-language'
const EASY = 'onderdak-easy-dutch'
const KEYS = 'onderdak-keys'
/** Known before anybody has signed in: what the sign-in form's token is bound to. */
const VISITOR = 'onderdak-visitor'
const YEAR_MS = 365 * 86_400_000

/** Scripts cannot read it, and other sites cannot have it sent with a form of theirs. */
function options({ config }: Deps): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(config) }
}

export function setSession(res: Response, token: string, expires: Date, deps: Deps): void {
  res.cookie(sessionCookieName(deps.config), token, { ...options(deps), expires })
}

export function clearSession(res: Response, deps: Deps): void {
  res.clearCookie(sessionCookieName(deps.config), options(deps))
}

/** Asked for in the address (and remembered), else chosen before, else what the browser prefers, else Dutch. */
export function languageOf(req: Request, res: Response, deps: Deps): Language {
  const named = (code: unknown) => LANGUAGES.find((language) => language === code)
  const asked = named(req.query['lang'])
  if (asked) {
    res.cookie(LANGUAGE, asked, { ...options(deps), maxAge: YEAR_MS })
    return asked
  }
  const chosen = named(cookieValue(req.get('cookie'), LANGUAGE))
  return chosen ?? named(req.acceptsLanguages([...LANGUAGES])) ?? 'nl'
}

/** Easy Dutch: asked for in the address (and remembered), else as chosen before. */
export function easyOf(req: Request, res: Response, deps: Deps): boolean {
  const asked = req.query['easy']
  if (asked === 'on' || asked === 'off') {
    res.cookie(EASY, asked, { ...options(deps), maxAge: YEAR_MS })
    return asked === 'on'
  }
  return cookieValue(req.get('cookie'), EASY) === 'on'
}

/** Whether keys are shortcuts: unless the reader switched them off. */
export function shortcutsOf(req: Request): boolean {
  return cookieValue(req.get('cookie'), KEYS) !== 'off'
}

/** What somebody chose on whatever machine, brought to this one: no page has to look it up. */
export function setChoices(res: Response, choices: Choices, deps: Deps): void {
  const { language, easyDutch, shortcuts } = choices
  const kept = { ...options(deps), maxAge: YEAR_MS }
  if (language !== undefined) res.cookie(LANGUAGE, language, kept)
  if (easyDutch !== undefined) res.cookie(EASY, easyDutch ? 'on' : 'off', kept)
  if (shortcuts !== undefined) res.cookie(KEYS, shortcuts ? 'on' : 'off', kept)
}

/** What an address asks to be remembered; undefined when it asks nothing. */
export function choicesIn({ query }: Request): Choices | undefined {
  const language = LANGUAGES.find((code) => code === query['lang'])
  const easy = query['easy']
  const easyDutch = easy === 'on' || easy === 'off' ? easy === 'on' : undefined
  if (language === undefined && easyDutch === undefined) return undefined
  return { ...(language && { language }), ...(easyDutch !== undefined && { easyDutch }) }
}

export function visitorOf(req: Request): string | undefined {
  return cookieValue(req.get('cookie'), VISITOR)
}

export function setVisitor(res: Response, visitor: string, deps: Deps): void {
  res.cookie(VISITOR, visitor, options(deps))
}
