import { createServer } from 'node:http'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { createApp } from '../../server/app.ts'
import { startRelay } from '../../server/events/relay.ts'
import { startLive } from '../../server/realtime/live.ts'
import type { ServerToClient } from '../../server/realtime/messages.ts'
import type { Account } from './accounts.ts'
import { testDeps } from './test-deps.ts'

type Name = keyof ServerToClient
type Message = Record<string, unknown>

/** A connected client that keeps all it hears, in order. */
export interface Listener {
  readonly socket: Socket
  /** Everything heard so far but the snapshots. */
  readonly heard: [name: string, message: Message][]
  /** The next message of this kind that fits, or one that was heard already and not yet taken. */
  readonly next: (
    name: Name | 'disconnect',
    fits?: (message: Message) => boolean,
  ) => Promise<Message>
}

export interface LiveNode {
  readonly deps: ReturnType<typeof testDeps>
  readonly connect: (account: Pick<Account, 'token'>) => Promise<Listener>
  /** Connects with anything, and gives the refusal. */
  readonly refusal: (auth: Record<string, unknown>) => Promise<string>
}

/** Nodes of the service that listen on ports of their own; ended after each test. */
export function useLiveNodes(): (own?: { relay?: boolean }) => Promise<LiveNode> {
  const closing: (() => Promise<void> | void)[] = []
  afterEach('ends the nodes and their clients', async () => {
    for (const close of closing.splice(0).toReversed()) await close()
  })
  return async ({ relay = false } = {}) => {
    const deps = testDeps()
    await deps.board.load()
    const http = createServer(createApp(deps, { jobsRunning: () => true }))
    const live = startLive(http, deps)
    closing.push(() => live.close())
    if (relay) {
      const following = startRelay(deps)
      closing.push(() => following.close())
    }
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    const address = http.address()
    const port = typeof address === 'object' ? address?.port : 0
    const open = (auth: Record<string, unknown>): Socket => {
      const url = `http://127.0.0.1:${port ?? 0}/live`
      const socket = io(url, {
        auth,
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
      })
      closing.push(() => {
        socket.disconnect()
      })
      return socket
    }
    return {
      deps,
      connect: async ({ token }) => {
        const listener = listen(open({ token }))
        await listener.next('snapshot')
        return listener
      },
      refusal: (auth) =>
        new Promise((resolve) => {
          open(auth).on('connect_error', ({ message }) => {
            resolve(message)
          })
        }),
    }
  }
}

function listen(socket: Socket): Listener {
  const heard: Listener['heard'] = []
  const untaken: Listener['heard'] = []
  const waiting: {
    fits: (name: string, message: Message) => boolean
    tell: (one: Message) => void
  }[] = []
  const hear = (name: string, message: Message): void => {
    if (name !== 'snapshot' && name !== 'disconnect') heard.push([name, message])
    const index = waiting.findIndex(({ fits }) => fits(name, message))
    const [waiter] = index < 0 ? [] : waiting.splice(index, 1)
    if (waiter) waiter.tell(message)
    else untaken.push([name, message])
  }
  socket.onAny(hear)
  socket.on('disconnect', (reason) => {
    hear('disconnect', { reason })
  })
  return {
    socket,
    heard,
    next: (name, fits = () => true) => {
      const index = untaken.findIndex(([one, message]) => one === name && fits(message))
      const [found] = index < 0 ? [] : untaken.splice(index, 1)
      if (found) return Promise.resolve(found[1])
      return new Promise((tell) => {
        waiting.push({ fits: (one, message) => one === name && fits(message), tell })
      })
    },
  }
}
