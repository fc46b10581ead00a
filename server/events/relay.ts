import type { ChangeStream, ChangeStreamDocument } from 'mongodb'
import { OutboxEventModel } from '../../models/outbox-event.model.ts'
import type { StoredOutboxEvent } from '../../models/outbox-event.model.ts'
import type { Deps } from '../deps.ts'
import { EVENT_NAMES, EventIds } from './events.ts'
import type { DomainEvent, EventName } from './events.ts'

/** A rescan looks this far back past the last event, for acts that were committing meanwhile. */
const OVERLAP_MS = 60_000
const WAIT_BEFORE_REOPENING_MS = 1_000

export interface Relay {
  readonly close: () => Promise<void>
}

/**
 * Follows the outbox with a change stream and publishes each event on this node's bus.
 *
 * 1. Open the stream. The driver resumes it by its token after a short break.
 * 2. Publish what comes; the bus hears an event once, however often it is published.
 * 3. When the stream breaks, wait, open it again and rescan the outbox from the last event on, so that
 *    nothing is missed even when the history the token points at is gone.
 */
export function startRelay(deps: Deps): Relay {
  const state: { closed: boolean; stream?: OutboxStream; wake?: () => void } = { closed: false }
  let lastAt = deps.now()

  const publish = async (row: StoredOutboxEvent): Promise<void> => {
    if (row.at > lastAt) lastAt = row.at
    const event = toEvent(row)
    if (event) await deps.bus.publish(event)
  }
  const hear = async (change: ChangeStreamDocument<StoredOutboxEvent> | null): Promise<void> => {
    if (change?.operationType === 'insert') await publish(change.fullDocument)
  }
  const follow = async (): Promise<void> => {
    const stream = openStream(deps)
    state.stream = stream
    // Asking once opens the stream; only then does a rescan leave no gap before it.
    await hear(await stream.tryNext())
    await rescan(new Date(lastAt.getTime() - OVERLAP_MS), publish)
    for await (const change of stream) await hear(change)
  }
  const run = async (): Promise<void> => {
    while (!state.closed) {
      await follow().catch((error: unknown) => {
        if (!state.closed) deps.log.warn({ error }, 'outbox stream broke, opening it again')
      })
      await pause(state)
    }
  }
  const running = run()
  return {
    close: async () => {
      state.closed = true
      state.wake?.()
      await state.stream?.close().catch(() => undefined)
      await running
    },
  }
}

type OutboxStream = ChangeStream<StoredOutboxEvent, ChangeStreamDocument<StoredOutboxEvent>>

function openStream(deps: Deps): OutboxStream {
  const outbox = deps.db.getClient().db(deps.db.name).collection<StoredOutboxEvent>('outbox-events')
  return outbox.watch([{ $match: { operationType: 'insert' } }])
}

async function rescan(
  since: Date,
  publish: (row: StoredOutboxEvent) => Promise<void>,
): Promise<void> {
  const missed = OutboxEventModel.find({ at: { $gte: since } })
    .sort({ at: 1, _id: 1 })
    .lean()
  for await (const row of missed.cursor()) await publish(row)
}

function toEvent({ _id, name, ids }: StoredOutboxEvent): DomainEvent | null {
  const known: EventName | undefined = EVENT_NAMES.find((candidate) => candidate === name)
  // A newer node may speak of things this one does not know yet.
  if (!known) return null
  return { id: String(_id), name: known, ids: EventIds.parse(ids) }
}

function pause(state: { closed: boolean; wake?: () => void }): Promise<void> {
  return new Promise((resolve) => {
    if (state.closed) {
      resolve()
      return
    }
    const timer = setTimeout(resolve, WAIT_BEFORE_REOPENING_MS)
    state.wake = () => {
      clearTimeout(timer)
      resolve()
    }
  })
}
