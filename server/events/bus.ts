import type { Logger } from 'pino'
import type { DomainEvent } from './events.ts'

type Hear = (event: DomainEvent) => void | Promise<void>

/** Tells this node's own listeners. An event may be published twice (by the act and by the relay): it is heard once. */
export interface Bus {
  readonly subscribe: (hear: Hear) => void
  readonly publish: (event: DomainEvent) => Promise<void>
}

/** How many event ids are remembered; far more than happen between an act and its relay. */
const REMEMBERED = 10_000

export function createBus(log: Logger): Bus {
  const listeners: Hear[] = []
  const heard = new Set<string>()
  return {
    subscribe: (hear) => {
      listeners.push(hear)
    },
    publish: async (event) => {
      if (heard.has(event.id)) return
      heard.add(event.id)
      if (heard.size > REMEMBERED) forgetOldest(heard)
      for (const hear of listeners) {
        try {
          await hear(event)
        } catch (error: unknown) {
          // One listener that fails must not keep the others from hearing.
          log.error({ error, event: event.name }, 'listener failed')
        }
      }
    },
  }
}

function forgetOldest(ids: Set<string>): void {
  for (const id of ids) {
    ids.delete(id)
    return
  }
}
