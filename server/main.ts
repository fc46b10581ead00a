import { readConfig } from './config.ts'
import { createLog } from './log.ts'
import { dataFolderOf, startService } from './service.ts'

/** Longest wait for work under way when the service is told to stop. */
const GRACE_MS = 10_000

const config = readConfig()
const log = createLog(config.logLevel)
const dataFolder = dataFolderOf(import.meta.dirname)
const service = await startService({ config, log, now: () => new Date(), dataFolder })
log.info({ port: service.port }, 'listening')

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    log.info({ signal }, 'stopping')
    // Agenda's lock watcher may keep a timer: the process ends itself once everything is let go.
    setTimeout(() => process.exit(1), GRACE_MS).unref()
    service.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error }, 'did not stop cleanly')
        process.exit(1)
      },
    )
  })
}
