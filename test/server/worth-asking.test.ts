import assert from 'node:assert/strict'
import { worthAsking } from '../../server/features/capacity/worth-asking.ts'
import type { AskingFacts } from '../../server/features/capacity/worth-asking.ts'

const NOW = new Date('2026-02-10T12:00:00Z')
const hoursAgo = (hours: number, seconds = 0): Date =>
  new Date(NOW.getTime() - hours * 3_600_000 + seconds * 1_000)

/** Three days without a word, a place that looks free, somebody who waits. */
const USUAL: AskingFacts = {
  ...{ now: NOW, lastWord: hoursAgo(72), lastAsked: undefined },
  ...{ available: 1, waiting: 1, atWork: true },
}

describe('whether a house is asked about its number', () => {
  const cases: readonly (readonly [Partial<AskingFacts>, string])[] = [
    [{}, 'looks-free'],
    [{ atWork: false }, 'outside-hours'],
    [{ lastAsked: hoursAgo(24, 1) }, 'asked-lately'],
    [{ lastAsked: hoursAgo(24) }, 'looks-free'],
    [{ lastWord: hoursAgo(48, 1) }, 'fresh'],
    [{ lastWord: hoursAgo(48) }, 'looks-free'],
    [{ waiting: 0 }, 'nobody-waits'],
    [{ available: 0 }, 'full'],
    [{ available: 0, waiting: 0, lastWord: hoursAgo(192, 1) }, 'full'],
    [{ available: 0, waiting: 0, lastWord: hoursAgo(192) }, 'stale'],
    [{ lastWord: undefined, waiting: 0 }, 'never-heard'],
  ]
  for (const [own, because] of cases) {
    it(`${because}: ${JSON.stringify(own)}`, () => {
      const asking = worthAsking({ ...USUAL, ...own })

      assert.equal(asking.because, because)
      assert.equal(asking.ask, ['looks-free', 'stale', 'never-heard'].includes(because))
    })
  }
})
