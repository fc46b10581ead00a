import type { Deps } from '../deps.ts'
import { escalateOffers } from '../features/offers/escalate-offers.service.ts'
import { passOnReviews } from '../features/offers/review.service.ts'
import { askCapacity } from '../features/capacity/ask-capacity.service.ts'
import { escalateTriage } from '../features/requests/escalate-triage.service.ts'
import { extendOverdueStays } from '../features/stays/extend-overdue.service.ts'
import { noticeOverdueStays } from '../features/stays/notice-overdue.service.ts'
import { askWhoWaits } from '../features/waitlist/check-in.service.ts'
import { endParkings } from '../features/waitlist/parking.service.ts'
import { holdStoppedClocks } from '../features/waitlist/wait-clock.service.ts'
import { promoteWaiting } from '../features/waitlist/promote-waiting.service.ts'
import { escalateReports } from './escalate-reports.job.ts'
import { expireOffers } from './expire-offers.job.ts'
import { planNightly } from './plan-nightly.job.ts'
import { takeDailyPicture } from './take-picture.job.ts'
import { sendDueMails, tellPeople } from './tell-people.job.ts'

export interface Job {
  readonly name: string
  readonly everyMs: number
  readonly run: (deps: Deps) => Promise<unknown>
}

/** What runs by itself, and how often. Each is safe to run twice, on several nodes, and after a crash in the middle. */
export const JOBS: readonly Job[] = [
  { name: 'expire-offers', everyMs: 15_000, run: expireOffers },
  { name: 'escalate-offers', everyMs: 15_000, run: escalateOffers },
  { name: 'pass-on-reviews', everyMs: 60_000, run: passOnReviews },
  { name: 'escalate-reports', everyMs: 60_000, run: escalateReports },
  { name: 'hold-stopped-clocks', everyMs: 600_000, run: holdStoppedClocks },
  { name: 'escalate-triage', everyMs: 60_000, run: escalateTriage },
  { name: 'end-parkings', everyMs: 600_000, run: endParkings },
  { name: 'ask-who-waits', everyMs: 1_800_000, run: askWhoWaits },
  { name: 'promote-waiting', everyMs: 3_600_000, run: promoteWaiting },
  { name: 'extend-overdue-stays', everyMs: 600_000, run: extendOverdueStays },
  { name: 'notice-overdue-stays', everyMs: 600_000, run: noticeOverdueStays },
  { name: 'plan-nightly', everyMs: 300_000, run: planNightly },
  { name: 'take-picture', everyMs: 600_000, run: takeDailyPicture },
  { name: 'tell-people', everyMs: 5_000, run: tellPeople },
  { name: 'send-mails', everyMs: 15_000, run: sendDueMails },
  { name: 'ask-capacity', everyMs: 1_800_000, run: askCapacity },
]
