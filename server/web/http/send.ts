import type { Response } from 'express'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

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
