import { daysBetween } from '../../../matching/day.ts'
import { daysOf, waitingDaysOf } from '../../../matching/wait-clock.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import { ON_LIST } from '../../states.ts'
import { dayOf, endOfDay } from '../../today.ts'
import { spellsOf } from './clock.ts'
import { normClockOf } from './norm-clock.ts'
import type { Wait } from './wait.schema.ts'

type Waits = Omit<StoredRequest, 'profile'>

/** How a request waits; undefined before it was submitted. */
export function presentWait(request: Waits, deps: Deps): Wait | undefined {
  const now = deps.now()
  const today = dayOf(now)
  const spells = spellsOf(request)
  const [first, last] = [spells[0], spells.at(-1)]
  if (!first || !last) return undefined
  const { waitStatus, waitStatusSet, clockStop } = request
  const whole = { from: first.from, until: today }
  return {
    ...(waitStatus && { waitStatus }),
    ...(waitStatusSet && { waitStatusReason: waitStatusSet.reason }),
    enteredOn: first.from,
    waitingDays: waitingDaysOf(request, today),
    stoppedDays: daysOf('stopped', spells, whole),
    clock: { kind: last.kind, reason: last.reason, since: last.from },
    stoppedByHand: clockStop !== null && clockStop !== undefined,
    ...presentKeeping(request),
    spells: spells.map(({ from, until, kind, reason }) => ({
      ...{ from, kind, reason, days: Math.max(0, daysBetween(from, until ?? today)) },
      ...(until !== undefined && { until }),
    })),
    clocks: [...statusClock(request, now, deps), ...classClock(request, now, deps)],
  }
}

/** Where it is parked, and by when somebody says that it still waits. */
function presentKeeping({ parking, checkIn, status }: Waits): Pick<Wait, 'parking' | 'checkIn'> {
  const onList = ON_LIST.some((one) => one === status)
  return {
    ...(parking && { parking: { until: parking.until, reason: parking.reason } }),
    ...(checkIn &&
      onList && {
        checkIn: {
          due: endOfDay(checkIn.dueOn).toISOString(),
          reminded: Boolean(checkIn.remindedAt),
          warnings: [checkIn.firstWarningAt, checkIn.secondWarningAt].filter(Boolean).length,
        },
      }),
  }
}

type Clock = Wait['clocks'][number]

function statusClock(request: Waits, now: Date, deps: Deps): Clock[] {
  const found = normClockOf(request, dayOf(now), deps)
  if (!found) return []
  const { norm, kind, since, days, dueOn } = found
  const due = dueOn === undefined ? undefined : endOfDay(dueOn)
  return [
    {
      ...{ norm: norm.code, labelNl: norm.labelNl, labelEn: norm.labelEn, kind, since, days },
      ...{ term: norm.duration ?? '', over: due !== undefined && due <= now },
      ...(due && { due: due.toISOString() }),
      source: norm.source,
    },
  ]
}

/** The term of its class, within which somebody must have decided. */
function classClock(
  { urgencyClass, submittedAt, decideBy }: Waits,
  now: Date,
  { reference }: Deps,
): Clock[] {
  const norm = [...reference.waitNorms.values()].find(
    (one) => one.kind === 'urgency-class' && one.urgencyClass === urgencyClass,
  )
  if (!norm?.duration || !submittedAt || !decideBy) return []
  const since = dayOf(submittedAt)
  return [
    {
      ...{ norm: norm.code, labelNl: norm.labelNl, labelEn: norm.labelEn, kind: 'decision' },
      ...{ since, days: Math.max(0, daysBetween(since, dayOf(now))), term: norm.duration },
      ...{ due: decideBy.toISOString(), over: decideBy <= now, source: norm.source },
    },
  ]
}
