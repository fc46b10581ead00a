import { addDays } from '../../../matching/day.ts'
import { OfferModel } from '../../../models/offer.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import { dayOf } from '../../today.ts'
import { spellsOf } from '../waitlist/clock.ts'
import { lastingTables } from './tally.ts'
import type { NewPicture } from './tally.ts'

/** How far back, in days, and how far apart. */
const BACK_DAYS = 364
const STEP_DAYS = 7

/**
 * Pictures of days before the first one, from what was recorded: who waited, by the days on which each wait began
 * and ended. Class, wait status and why people waited were not kept, and who was in a place before its calendar was
 * kept nobody can tell, so those numbers are absent: nothing is made up.
 */
export async function reconstructPictures(today: string, deps: Deps): Promise<NewPicture[]> {
  const waits = await recordedWaits()
  const first = waits.map(({ from }) => from).toSorted()[0]
  const pictures: NewPicture[] = []
  for (let back = BACK_DAYS; back > 0; back -= STEP_DAYS) {
    const day = addDays(today, -back)
    if (first === undefined || day < first) continue
    const waiting = waits.filter(({ from, until }) => from <= day && (until ?? today) > day)
    pictures.push({
      _id: day,
      at: deps.now(),
      basis: 'reconstructed',
      tables: lastingTables(waiting.map(({ request }) => request)),
      waits: [],
      capacity: [],
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
  return pictures
}

interface RecordedWait {
  readonly request: StoredRequest
  readonly from: string
  /** The first day on which it no longer waited; absent while it waits. */
  readonly until: string | undefined
}

/** Each wait there was: from its clock's first day until a place was accepted or the request ended. */
async function recordedWaits(): Promise<RecordedWait[]> {
  const requests = await RequestModel.find({ waitingSince: { $exists: true } }).lean()
  const accepted = await OfferModel.find(
    { status: 'accepted', programmeWaitId: { $exists: false } },
    { requestId: 1, answer: 1 },
  ).lean()
  const placedAt = new Map(accepted.map(({ requestId, answer }) => [String(requestId), answer?.at]))
  return requests.flatMap((request): RecordedWait[] => {
    const { _id, status, ending } = request
    const from = spellsOf(request)[0]?.from
    if (from === undefined) return []
    if (status === 'waiting' || status === 'offered') return [{ request, from, until: undefined }]
    const left = leftListOn(request)
    if (left !== undefined) return [{ request, from, until: left }]
    const end = placedAt.get(String(_id)) ?? ending?.at
    return end ? [{ request, from, until: dayOf(end) }] : []
  })
}

/** The day on which a request that may come back left the list; undefined when it is on it, or ended. */
function leftListOn(request: StoredRequest): string | undefined {
  if (request.status === 'parked') return request.parking?.on
  return request.status === 'lost-contact' ? spellsOf(request).at(-1)?.from : undefined
}
