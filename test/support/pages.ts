import type { Express } from 'express'
import supertest from 'supertest'
import type { Response } from 'supertest'
import { createApp } from '../../server/app.ts'
import type { Deps } from '../../server/deps.ts'
import { sessionCookieName } from '../../server/features/users/session-cookie.ts'
import type { Account } from './accounts.ts'

type Fields = Readonly<Record<string, string | readonly string[]>>

/** A browser without script: it opens pages and sends their forms, and nothing else. */
export interface Reader {
  readonly open: (path: string) => Promise<Response>
  /** Fills in one form of a page that was opened, and sends it with all it carries. */
  readonly send: (page: Response, formId: string, fields?: Fields) => Promise<Response>
  /** Sends a form and follows to where it leads. */
  readonly sendAndFollow: (page: Response, formId: string, fields?: Fields) => Promise<Response>
}

export function pagesOf(deps: Deps): {
  readonly app: Express
  readonly as: (account?: Account, language?: 'nl' | 'en') => Reader
} {
  const app = createApp(deps, { jobsRunning: () => true })
  return { app, as: (account, language = 'nl') => readerOf(app, deps, account, language) }
}

function readerOf(
  app: Express,
  deps: Deps,
  account: Account | undefined,
  language: string,
): Reader {
  const cookies = new Map([['onderdak-language', language]])
  if (account) cookies.set(sessionCookieName(deps.config), account.token)
  const header = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const keep = (response: Response): Response => {
    for (const line of setCookies(response)) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  const open = async (path: string) =>
    keep(await supertest(app).get(path).set('cookie', header()).set('accept', 'text/html'))
  const send = async (page: Response, formId: string, fields: Fields = {}) => {
    const { action, carried } = formOf(page, formId)
    const body = new URLSearchParams(carried)
    for (const [name, said] of Object.entries(fields)) {
      body.delete(name)
      for (const value of typeof said === 'string' ? [said] : said) body.append(name, value)
    }
    const request = supertest(app).post(action).set('cookie', header())
    return keep(await request.type('form').send(body.toString()))
  }
  const sendAndFollow: Reader['sendAndFollow'] = async (page, formId, fields) => {
    const sent = await send(page, formId, fields)
    if (sent.status !== 303) throw new Error(`${sent.status}: ${textOf(sent).slice(0, 400)}`)
    return open(sent.headers['location'] ?? '')
  }
  return { open, send, sendAndFollow }
}

export function setCookies({ headers }: Response): string[] {
  const value: unknown = headers['set-cookie']
  return Array.isArray(value) ? value.map(String) : []
}

/** The form of a page with this id: where it goes, and what it already says. */
export function formOf(
  page: Response,
  formId: string,
): { action: string; carried: [string, string][] } {
  const forms = page.text.split('<form ').slice(1)
  const form = forms.find((one) => one.includes(`name="form" value="${formId}"`))
  if (form === undefined) throw new Error(`No form ${formId} on this page: ${textOf(page)}`)
  const [inside = ''] = form.split('</form>')
  const action = decode(/action="([^"]*)"/.exec(inside)?.[1] ?? '')
  return { action, carried: [...inputsOf(inside), ...selectsOf(inside), ...areasOf(inside)] }
}

function inputsOf(form: string): [string, string][] {
  return [...form.matchAll(/<input[^>]*>/g)].flatMap(([tag]): [string, string][] => {
    const chooses = /type="(radio|checkbox)"/.test(tag)
    if (chooses && !tag.includes(' checked')) return []
    const name = /name="([^"]*)"/.exec(tag)?.[1]
    return name === undefined ? [] : [[name, decode(/ value="([^"]*)"/.exec(tag)?.[1] ?? '')]]
  })
}

function areasOf(form: string): [string, string][] {
  return [...form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>(.*?)<\/textarea>/gs)].map(
    ([, name = '', said = '']) => [name, decode(said)],
  )
}

function selectsOf(form: string): [string, string][] {
  return [...form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)].map(
    ([, name = '', options = '']) => [
      name,
      decode(
        /<option[^>]*selected[^>]* value="([^"]*)"|<option value="([^"]*)" selected/
          .exec(options)
          ?.slice(1)
          .find(Boolean) ?? '',
      ),
    ],
  )
}

function decode(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
}

/** What a page says, without its tags. */
export function textOf({ text }: Pick<Response, 'text'>): string {
  const body = text.replace(/^.*<body/s, '<body').replace(/<(script|style).*?<\/\1>/gs, '')
  return decode(body.replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}

/** Ids that the error summary leads to, and whether each is on the page. */
export function errorLinks({ text }: Response): { readonly id: string; readonly there: boolean }[] {
  const summary = /<div class="errors".*?<\/div>/s.exec(text)?.[0] ?? ''
  return [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => ({
    id,
    there: text.includes(`id="${id}"`),
  }))
}
