import assert from 'node:assert/strict'
import { COMMON } from '../../server/web/texts/common.ts'
import { DESK } from '../../server/web/texts/desk.ts'
import { JOBS } from '../../server/web/texts/jobs.ts'
import { DUPLICATES } from '../../server/web/texts/duplicates.ts'
import { MATCHES } from '../../server/web/texts/matches.ts'
import { NEW_REQUEST } from '../../server/web/texts/new-request.ts'
import { NOTICES } from '../../server/web/texts/notices.ts'
import { OFFERS } from '../../server/web/texts/offers.ts'
import { OPERATOR } from '../../server/web/texts/operator.ts'
import { PROBLEM_TEXTS } from '../../server/web/texts/problems.ts'
import { PROGRAMMES } from '../../server/web/texts/programmes.ts'
import { PLANS } from '../../server/web/texts/plans.ts'
import { POSITIONS } from '../../server/web/texts/positions.ts'
import { TODO } from '../../server/web/texts/todo.ts'
import { QUEUE } from '../../server/web/texts/queue.ts'
import { REQUESTS } from '../../server/web/texts/requests.ts'
import { REPORTING } from '../../server/web/texts/reporting.ts'
import { SECOND_OPINIONS } from '../../server/web/texts/second-opinions.ts'
import { REPORTS } from '../../server/web/texts/reports.ts'
import { START } from '../../server/web/texts/start.ts'
import { STAYS } from '../../server/web/texts/stays.ts'
import { CALENDAR } from '../../server/web/texts/calendar.ts'
import { CAPACITY } from '../../server/web/texts/capacity.ts'
import type { Texts } from '../../server/web/texts/text.ts'
import { translator } from '../../server/web/texts.ts'

const FILES: readonly Texts[] = [
  SECOND_OPINIONS,
  REPORTING,
  DUPLICATES,
  REPORTS,
  ...[COMMON, DESK, JOBS, MATCHES, NEW_REQUEST, NOTICES, OFFERS],
  ...[OPERATOR, PROBLEM_TEXTS, PLANS, POSITIONS, QUEUE, REQUESTS, START, TODO],
  ...[STAYS, CALENDAR, CAPACITY, PROGRAMMES],
]

describe('texts', () => {
  it('have every key once', () => {
    const keys = FILES.flatMap((file) => Object.keys(file))

    assert.deepEqual(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      [],
    )
  })

  it('fill in the same values in both languages', () => {
    const names = (text: string) =>
      [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).toSorted()

    for (const [key, [nl, en]] of FILES.flatMap((file) => Object.entries(file))) {
      assert.deepEqual([...new Set(names(nl))], [...new Set(names(en))], key)
      assert.notEqual(nl.trim(), '', key)
      assert.notEqual(en.trim(), '', key)
    }
  })

  it('choose one or many by number', () => {
    const [nl, en] = [translator('nl'), translator('en')]

    assert.equal(nl('request.waiting-days', { n: 1 }), '1 dag')
    assert.equal(nl('request.waiting-days', { n: 2 }), '2 dagen')
    assert.equal(en('request.waiting-days', { n: 0 }), '0 days')
  })
})
