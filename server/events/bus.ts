import type { Logger } from 'pino'
import type { DomainEvent } from './events.ts'

type Hear = (event: DomainEvent) => void | Promise<void>

/**
 * Tells this node's own listeners. An event may be published twice (by the act and by the relay): it is heard once,
 * and both publishers wait until it has been.
 */
export interface Bus {
  readonly subscribe: (hear: Hear) => void
  readonly publish: (event: DomainEvent) => Promise<void>
}

/** How many event ids are remembered; far more than happen between an act and its relay. */
const REMEMBERED = 10_000

export function createBus(log: Logger): Bus {
  const listeners: Hear[] = []
  const heard = new Map<string, Promise<void>>()
  const tellAll = async (event: DomainEvent): Promise<void> => {
    for (const hear of listeners) {
      try {
        await hear(event)
      } catch (error: unknown) {
        // One listener that fails must not keep the others from hearing.
        log.error({ error, event: event.name }, 'listener failed')
      }
    }
  }
  return {
    subscribe: (hear) => {
      listeners.push(hear)
    },
    publish: (event) => {
      const earlier = heard.get(event.id)
      if (earlier) return earlier
      const telling = tellAll(event)
      heard.set(event.id, telling)
      if (heard.size > REMEMBERED) forgetOldest(heard)
      return telling
    },
  }
}

function forgetOldest(ids: Map<string, unknown>): void {
  for (const id of ids.keys()) {
    ids.delete(id)
    return
  }
}
