import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { z } from 'zod'
import { openCountry } from './support/country.ts'
import type { Country } from './support/country.ts'
import { percentile, spread } from './support/figures.ts'
import type { BenchRow } from './support/row.ts'

const CHANGES = 300
const SOCKETS = 5_000
/** Sockets that connect at the same time while the crowd gathers. */
const AT_ONCE = 100
const CHANGES_FOR_THE_CROWD = 20
/** A person sees no delay below this. */
const NOTICED_MS = 500

const Change = z.object({ unitId: z.string(), version: z.number() })

/**
 * From sending a change of capacity until a connected socket has heard it: on the node that took it, on
 * another node (through the database), and by a crowd (G13).
 */
export async function run(): Promise<BenchRow[]> {
  const country = await openCountry(2)
  try {
    const units = await unitsOf(country)
    const [own = '', other = ''] = country.nodes
    const listeners = [await listen(own, country), await listen(other, country)]
    const delays: number[][] = [[], []]
    for (let change = 0; change < CHANGES; change += 1) {
      const each = await delaysOf(units[change % units.length] ?? '', change, listeners, country)
      each.forEach((delay, index) => delays[index]?.push(delay))
    }
    for (const { disconnect } of listeners) disconnect()
    const rows = ['the same node', 'another node'].map((where, index) =>
      row(`live: a change reaches a socket of ${where} (${CHANGES})`, delays[index] ?? []),
    )
    return [...rows, await crowd(units, country)]
  } finally {
    await country.end()
  }
}

async function crowd(units: readonly string[], country: Country): Promise<BenchRow> {
  const [node = ''] = country.nodes
  const listeners: Listener[] = []
  while (listeners.length < SOCKETS) {
    const group = Array.from({ length: AT_ONCE }, () => listen(node, country))
    listeners.push(...(await Promise.all(group)))
  }
  const delays: number[] = []
  for (let change = 0; change < CHANGES_FOR_THE_CROWD; change += 1) {
    const unitId = units[change % units.length] ?? ''
    for (const delay of await delaysOf(unitId, change, listeners, country)) delays.push(delay)
  }
  for (const { disconnect } of listeners) disconnect()
  return row(`G13 a change reaches ${SOCKETS} sockets (${CHANGES_FOR_THE_CROWD})`, delays)
}

function row(goal: string, delays: readonly number[]): BenchRow {
  const bound = `p99 <= ${NOTICED_MS} ms`
  return { goal, figure: spread(delays), bound, holds: percentile(delays, 0.99) <= NOTICED_MS }
}

/** Makes one change on the first node and gives, for each listener, the milliseconds until it has heard. */
async function delaysOf(
  unitId: string,
  available: number,
  listeners: readonly Listener[],
  country: Country,
): Promise<number[]> {
  const hearing = listeners.map((listener) => listener.next(unitId))
  const sentAt = performance.now()
  const [heardAt] = await Promise.all([Promise.all(hearing), attest(unitId, available, country)])
  return heardAt.map((at) => at - sentAt)
}

async function attest(unitId: string, available: number, { nodes, token }: Country): Promise<void> {
  const response = await fetch(`${nodes[0] ?? ''}/v1/units/${unitId}/attestations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ available: available % 5 }),
  })
  if (!response.ok) throw new Error(await response.text())
}

interface Listener {
  /** The moment at which the next change of this unit is heard. */
  readonly next: (unitId: string) => Promise<number>
  readonly disconnect: () => void
}

function listen(node: string, { token }: Country): Promise<Listener> {
  const options = { auth: { token }, transports: ['websocket'], forceNew: true }
  const socket: Socket = io(`${node}/live`, options)
  let told: { unitId: string; hear: (at: number) => void } | undefined
  socket.on('capacity:changed', (message: unknown) => {
    const at = performance.now()
    if (Change.parse(message).unitId === told?.unitId) told.hear(at)
  })
  const listener: Listener = {
    next: (unitId) =>
      new Promise((hear) => {
        told = { unitId, hear }
      }),
    disconnect: () => socket.disconnect(),
  }
  return new Promise((resolve, reject) => {
    socket.once('connect_error', reject)
    socket.once('snapshot', () => {
      resolve(listener)
    })
  })
}

async function unitsOf({ nodes, token }: Country): Promise<string[]> {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`${nodes[0] ?? ''}/v1/capacity`, { headers })
  const Capacity = z.object({ units: z.array(z.object({ unitId: z.string() })) })
  return Capacity.parse(await answer.json()).units.map(({ unitId }) => unitId)
}
