import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below the ports that systems hand to outgoing connections: a client that reconnects must never take it. */
const [FIRST, LAST] = [20_000, 32_000] as const

/** A port on this computer that nobody uses now; `wanted` when that one is free. */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted !== undefined && (await isFree(wanted))) return wanted
  for (;;) {
    const port = randomInt(FIRST, LAST)
    if (await isFree(port)) return port
  }
}

/** Whether a server could listen on this port of 127.0.0.1 now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => {
      resolve(false)
    })
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.close(() => {
        resolve(true)
      })
    })
  })
}
