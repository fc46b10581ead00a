import { timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'
import type { Deps } from '../../deps.ts'
import { FormExpired } from './form-input.ts'

/** A token only pages of this session can hold: a keyed pseudonym of the session, which no other site can make. */
export function csrfToken(boundTo: string, { vault }: Deps): string {
  return vault.token('csrf', boundTo)
}

/** Throws `FormExpired` unless the form came from a page of this very session. */
export function requireOwnForm(req: Request, sent: string, expected: string): void {
  // Browsers say where a request comes from; what says "another site" needs no further look.
  const site = req.get('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new FormExpired()
  const [a, b] = [Buffer.from(sent), Buffer.from(expected)]
  if (a.length !== b.length || !timingSafeEqual(a, b)) throw new FormExpired()
}
