import type { DefaultEventsMap, Namespace, Socket } from 'socket.io'
import type { UnitCapacity } from '../features/capacity/capacity.schema.ts'

/** Where a newly connected client stands: read the API when its own version is older. */
export interface Snapshot {
  /** Version of `GET /v1/capacity`. */
  readonly version: number
  readonly asOf: string
}

/** What browsers may hear: ids, status and public numbers. Who may see more asks the API for it. */
export interface ServerToClient {
  snapshot: (message: Snapshot) => void
  'capacity:changed': (message: UnitCapacity) => void
  'request:changed': (message: { requestId: string; status: string }) => void
  'offer:changed': (message: { offerId: string; status: string }) => void
  'stay:changed': (message: { stayId: string; status: string }) => void
  /** To the desk alone; progress in per cent. */
  'plan:changed': (message: { planId: string; status: string; progress: number }) => void
  /** To one person: look at `GET /v1/notices`. */
  'notice:changed': (message: { userId: string }) => void
  'waitlist:changed': (message: { requestId: string; status: string }) => void
}

export interface SocketMemory {
  sessionId?: string | undefined
}
export type Live = Namespace<DefaultEventsMap, ServerToClient, DefaultEventsMap, SocketMemory>
export type LiveSocket = Socket<DefaultEventsMap, ServerToClient, DefaultEventsMap, SocketMemory>
