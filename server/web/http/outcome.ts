import type { Request } from 'express'

/**
 * True for a form that a script sends for somebody, later and by itself: it wants to know what became of it,
 * `{ next }` or `{ problem, text }`, and no page.
 */
export function wantsOutcome(req: Request): boolean {
  return req.method === 'POST' && req.get('accept') === 'application/json'
}
