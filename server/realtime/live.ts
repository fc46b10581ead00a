import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import type { DefaultEventsMap } from 'socket.io'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { actorOfToken } from '../features/users/session.query.ts'
import { tokenOfCookie } from '../features/users/session-cookie.ts'
import { broadcast } from './broadcast.ts'
import type { LiveSocket, ServerToClient, SocketMemory } from './messages.ts'
import { roomsOf } from './rooms.ts'

const Auth = z.object({ token: z.string().min(1).max(200) })

export interface LiveServer {
  readonly close: () => Promise<void>
}

/** The live feed, `/live` on Socket.IO: signed-in users hear what they may see. */
export function startLive(http: HttpServer, deps: Deps): LiveServer {
  const io = new Server<DefaultEventsMap, ServerToClient, DefaultEventsMap, SocketMemory>(http, {
    serveClient: false,
  })
  const live = io.of('/live')
  live.use((socket, next) => {
    admit(socket, deps).then(
      () => {
        next()
      },
      (error: unknown) => {
        next(error instanceof Error ? error : new Error('not-signed-in'))
      },
    )
  })
  live.on('connection', (socket) => {
    // The rooms are joined already: nothing can happen between this version and the first message.
    socket.emit('snapshot', { version: deps.board.version(), asOf: deps.now().toISOString() })
  })
  broadcast(live, deps)
  return { close: () => io.close() }
}

async function admit(socket: LiveSocket, deps: Deps): Promise<void> {
  const token = tokenOf(socket, deps)
  const actor = token === undefined ? undefined : await actorOfToken(token, deps)
  if (!actor) throw new Error('not-signed-in')
  socket.data.sessionId = actor.sessionId
  await socket.join(roomsOf(actor))
}

/** Programs hand their token over; a page of ours brings its reader's session cookie. */
function tokenOf({ handshake }: LiveSocket, deps: Deps): string | undefined {
  const auth = Auth.safeParse(handshake.auth)
  if (auth.success) return auth.data.token
  const { origin, host, cookie } = handshake.headers
  // A page of another site may open a socket, but not with the cookie of somebody who is signed in here.
  const own = [host, new URL(deps.config.publicUrl).host]
  if (origin !== undefined && !(URL.canParse(origin) && own.includes(new URL(origin).host))) {
    return undefined
  }
  return tokenOfCookie(cookie, deps)
}
