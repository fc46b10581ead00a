import assert from 'node:assert/strict'
import { pino } from 'pino'
import { createBus } from '../../server/events/bus.ts'
import type { DomainEvent } from '../../server/events/events.ts'

const event = (id: string): DomainEvent => ({ id, name: 'place.closed', ids: {} })

describe('the bus of a node', () => {
  const newBus = () => createBus(pino({ level: 'silent' }))

  it('tells an event once, however often it is published', async () => {
    const bus = newBus()
    const heard: string[] = []
    bus.subscribe(({ id }) => {
      heard.push(id)
    })

    await Promise.all([bus.publish(event('a')), bus.publish(event('a')), bus.publish(event('b'))])
    await bus.publish(event('a'))

    assert.deepEqual(heard, ['a', 'b'])
  })

  it('lets the second publisher wait until the first has told everybody', async () => {
    const bus = newBus()
    let told = false
    let release: () => void = () => undefined
    const listening = new Promise<void>((resolve) => (release = resolve))
    bus.subscribe(async () => {
      await listening
      told = true
    })

    const first = bus.publish(event('a'))
    const second = bus.publish(event('a')).then(() => told)
    release()

    assert.equal(await second, true)
    await first
  })

  it('tells the listeners in the order in which they subscribed, one after another', async () => {
    const bus = newBus()
    const order: string[] = []
    bus.subscribe(async () => {
      await Promise.resolve()
      order.push('board')
    })
    bus.subscribe(() => {
      order.push('sockets')
    })

    await bus.publish(event('a'))

    assert.deepEqual(order, ['board', 'sockets'])
  })

  it('tells the others when one listener fails', async () => {
    const bus = newBus()
    const heard: string[] = []
    bus.subscribe(() => {
      throw new Error('no')
    })
    bus.subscribe(({ id }) => {
      heard.push(id)
    })

    await bus.publish(event('a'))

    assert.deepEqual(heard, ['a'])
  })
})
