import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import express from 'express'
import type { Express } from 'express'
import helmet from 'helmet'
import { getAbsoluteFSPath } from 'swagger-ui-dist'
import type { Deps } from '../deps.ts'
import { PROBLEMS } from '../problem.ts'
import { errorPage, unknownPage } from './http/error-page.ts'
import { mountDownload, mountForm, mountScreen } from './http/mount-screens.ts'
import { allDownloads, allForms, allScreens } from './screens.ts'
import { problemScreen } from './pages/problem.page.tsx'
import { paths } from './paths.ts'

/** Pages for people, rendered here: every role's screens, the API explorer, and what problems mean. */
export function mountPages(app: Express, deps: Deps): void {
  for (const screen of allScreens) mountScreen(app, screen, deps)
  for (const name of Object.keys(PROBLEMS)) mountScreen(app, problemScreen(name), deps)
  for (const form of allForms) mountForm(app, form, deps)
  for (const download of allDownloads) mountDownload(app, download, deps)
  app.get(paths.socketClient(), (_req, res) => {
    res.sendFile(SOCKET_CLIENT)
  })
  app.use('/assets', express.static(join(import.meta.dirname, 'public'), { index: false }))
  mountExplorer(app)
  app.use(unknownPage)
  app.use(errorPage(deps))
}

/** The Socket.IO client for browsers, as its package brings it. */
const SOCKET_CLIENT = join(
  dirname(createRequire(import.meta.url).resolve('socket.io-client/package.json')),
  'dist',
  'socket.io.esm.min.js',
)

/** Swagger UI, served from here: it styles its own parts, so only this page may have inline styles. */
function mountExplorer(app: Express): void {
  const policy = helmet.contentSecurityPolicy({
    directives: { 'style-src': ["'self'", "'unsafe-inline'"], 'upgrade-insecure-requests': null },
  })
  app.get(paths.docs(), policy, (_req, res) => {
    res.sendFile(join(import.meta.dirname, 'public', 'docs.html'))
  })
  app.use('/assets/swagger', express.static(getAbsoluteFSPath(), { index: false }))
}
