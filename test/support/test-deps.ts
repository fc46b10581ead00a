import mongoose from 'mongoose'
import { pino } from 'pino'
import { join } from 'node:path'
import type { Deps } from '../../server/deps.ts'
import { assemble } from '../../server/service.ts'

export const NOW = new Date('2026-02-02T12:00:00Z')
/** The day of `NOW` in Europe/Amsterdam. */
export const TODAY = '2026-02-02'

/** A clock that stands still until it is moved. */
export interface Clock {
  readonly set: (moment: Date | string) => void
  readonly forward: (minutes: number) => void
}

export const DATA_FOLDER = join(import.meta.dirname, '..', '..', 'data')

/** The real service's parts on the test database, with a stopped clock and a silent log. */
export function testDeps(own: Partial<Deps> = {}): Deps & { clock: Clock } {
  let moment = NOW
  const clock: Clock = {
    set: (to) => {
      moment = new Date(to)
    },
    forward: (minutes) => {
      moment = new Date(moment.getTime() + minutes * 60_000)
    },
  }
  const config = {
    mongodbUri: 'mongodb://127.0.0.1',
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'https://onderdak.test',
    dataDir: '.data/test',
    masterKey: Buffer.alloc(32, 1),
    tokenKey: Buffer.alloc(32, 2),
    logLevel: 'silent',
    mailFrom: 'no-reply@onderdak.test',
  }
  const outside = {
    config,
    log: pino({ level: 'silent' }),
    now: () => moment,
    dataFolder: DATA_FOLDER,
  }
  return { ...assemble(outside, mongoose.connection), ...own, clock }
}
