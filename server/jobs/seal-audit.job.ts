import type { Deps } from '../deps.ts'
import { sealAudit } from '../features/governance/seal-audit.service.ts'

const EVERY_MS = 1_000

export interface Sealer {
  readonly close: () => Promise<void>
}

/**
 * Seals the audit log about once a second. Not an Agenda job: it is too frequent, and every node may do it,
 * because the database lets one of them through.
 */
export function startSealing(deps: Deps): Sealer {
  let closed = false
  let wake: () => void = () => undefined
  const run = async (): Promise<void> => {
    while (!closed) {
      await sealAudit(deps).catch((error: unknown) => {
        deps.log.warn({ error }, 'audit not sealed, trying again')
      })
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, EVERY_MS)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  const running = run()
  return {
    close: async () => {
      closed = true
      wake()
      await running
      await sealAudit(deps)
    },
  }
}
