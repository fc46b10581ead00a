import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

/** How long a call is repeated before the test gives up, in milliseconds. */
const PATIENCE = 300_000

export interface Answer {
  status: number
  body: unknown
}

interface Call {
  method: string
  headers?: Record<string, string>
  body?: string
}

/** A caller who, as a good client does, repeats a call with its key until it hears the outcome. */
export class PatientClient {
  /** Calls that were made again, by the reason: cut off, or the 5xx status they got. */
  readonly repeated = new Map<string, number>()
  private readonly url: string
  private token = ''

  constructor(url: string) {
    this.url = url
  }

  async signIn(account: { email: string; password: string }): Promise<void> {
    const { body } = await this.post('/v1/sessions', account)
    this.token = z.object({ token: z.string() }).parse(body).token
  }

  get(path: string): Promise<Answer> {
    return this.call(path, { method: 'GET' })
  }

  /** Posts under one key for all attempts: however often it is sent, it may happen once. */
  post(path: string, body: unknown = {}): Promise<Answer> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() }
    return this.call(path, { method: 'POST', headers, body: JSON.stringify(body) })
  }

  private async call(path: string, init: Call): Promise<Answer> {
    const headers = { ...init.headers, authorization: `Bearer ${this.token}` }
    const deadline = Date.now() + PATIENCE
    for (;;) {
      const answer = await this.once(path, { ...init, headers })
      if (typeof answer !== 'string') return answer
      if (Date.now() > deadline) throw new Error(`No answer to ${path} within ${PATIENCE} ms`)
      this.repeated.set(answer, (this.repeated.get(answer) ?? 0) + 1)
      await sleep(100)
    }
  }

  /** The reason instead of an answer when nobody can say whether it happened. */
  private async once(path: string, init: Call): Promise<Answer | string> {
    try {
      const response = await fetch(this.url + path, {
        ...init,
        signal: AbortSignal.timeout(20_000),
      })
      const text = await response.text()
      if (response.status >= 500) return `status ${response.status}`
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
    } catch {
      return 'cut off'
    }
  }
}
