import assert from 'node:assert/strict'
import { mailMoment, momentOf } from '../../server/features/notifications/mail-time.ts'

const NIGHT = { from: 20, until: 7 }
const at = (way: 'mail' | 'digest', moment: string, quiet = NIGHT) =>
  mailMoment({ way, urgent: false, quiet }, new Date(moment))?.toISOString()

describe('the moment of a mail', () => {
  for (const [what, got, wanted] of [
    [
      'a digest comes at its next hour',
      at('digest', '2026-02-02T07:00:00Z'),
      '2026-02-02T11:00:00.000Z',
    ],
    [
      'after the last of the day, the first of the next',
      at('digest', '2026-02-02T15:00:00Z'),
      '2026-02-03T07:00:00.000Z',
    ],
    ['at once by day', at('mail', '2026-02-02T18:59:59Z'), '2026-02-02T18:59:59.000Z'],
    [
      'not from eight in the evening',
      at('mail', '2026-02-02T19:00:00Z'),
      '2026-02-03T06:00:00.000Z',
    ],
    ['nor in the small hours', at('mail', '2026-02-02T05:59:59Z'), '2026-02-02T06:00:00.000Z'],
    ['but from seven', at('mail', '2026-02-02T06:00:00Z'), '2026-02-02T06:00:00.000Z'],
    [
      'the night in which summer time begins is an hour shorter',
      at('mail', '2026-03-28T22:00:00Z'),
      '2026-03-29T05:00:00.000Z',
    ],
    ['and longer when it ends', at('mail', '2026-10-24T21:00:00Z'), '2026-10-25T06:00:00.000Z'],
    [
      'quiet by day, for who works at night',
      at('mail', '2026-02-02T10:00:00Z', { from: 8, until: 17 }),
      '2026-02-02T16:00:00.000Z',
    ],
    [
      'the same hour twice is never quiet',
      at('mail', '2026-02-02T01:00:00Z', { from: 7, until: 7 }),
      '2026-02-02T01:00:00.000Z',
    ],
    [
      'an hour that is skipped begins after the gap',
      momentOf('2026-03-29', 2).toISOString(),
      '2026-03-29T01:00:00.000Z',
    ],
  ] as const) {
    it(what, () => {
      assert.equal(got, wanted)
    })
  }

  it('is now for an escalation, and never for who wants none', () => {
    const night = new Date('2026-02-02T23:00:00Z')

    assert.equal(mailMoment({ way: 'mail', urgent: true, quiet: NIGHT }, night), night)
    assert.equal(mailMoment({ way: 'app', urgent: false, quiet: NIGHT }, night), undefined)
  })
})
