import type { Response } from 'express'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Made } from './download.ts'

/** Only what comes from here: no inline script or style, no frame, no other site. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Sends a page. Nobody keeps it: it may say things of people. */
export function sendPage(res: Response, page: VNode, status = 200): void {
  res.set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' })
  res
    .status(status)
    .type('html')
    .send(`<!doctype html>${renderToString(page)}`)
}

/** A picture may style itself and do nothing else. What is shown inside a page may be kept a while by its reader. */
const MADE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
const KEPT_SECONDS = 600

export function sendMade(res: Response, { type, body, name }: Made): void {
  res.set({
    'Content-Security-Policy': MADE_POLICY,
    'Cache-Control': name === undefined ? `private, max-age=${KEPT_SECONDS}` : 'no-store',
  })
  if (name !== undefined) res.attachment(name)
  res.type(type).send(body)
}
