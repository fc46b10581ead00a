import { addDays } from '../../../matching/day.ts'
import { isDuplicate } from '../../../models/duplicate-key.ts'
import { OfferModel } from '../../../models/offer.model.ts'
import { PictureModel } from '../../../models/picture.model.ts'
import type { StoredPicture } from '../../../models/picture.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import { dayOf } from '../../today.ts'
import { capacityOn } from './capacity-on.ts'
import { countCauses } from './causes.service.ts'
import { reconstructPictures } from './reconstruct.ts'
import type { NewPicture } from './tally.ts'
import { interimMonth, interimTable, monthOf } from './tally-interim.ts'
import { count, dayTables, lastingTables, waitsOf } from './tally.ts'

/** Days over which refusals are counted. */
export const REFUSAL_DAYS = 90

/**
 * The picture of today: made by whoever asks first, the night's job or a reader, and the same for everybody
 * after that. With the very first one, the days before are told as far as what was recorded tells them.
 */
export async function takePicture(deps: Deps): Promise<StoredPicture> {
  const today = dayOf(deps.now())
  const there = await PictureModel.findById(today).lean()
  if (there) return there
  // The days before come first: who is stopped in between begins again.
  const first = !(await PictureModel.exists({ basis: 'counted' }))
  if (first) await keep(await reconstructPictures(today, deps))
  await keep([await countToday(today, deps)])
  return PictureModel.findById(today).orFail().lean()
}

/** Who was first stays: the day is the key. */
async function keep(pictures: readonly NewPicture[]): Promise<void> {
  if (pictures.length === 0) return
  await PictureModel.insertMany([...pictures], { ordered: false }).catch((error: unknown) => {
    // Another node, or another reader, made the same day at the same moment.
    if (!isDuplicate(error)) throw error
  })
}

async function countToday(today: string, deps: Deps): Promise<NewPicture> {
  const { reference } = deps
  const waiting = await RequestModel.find({ status: { $in: ['waiting', 'offered'] } }).lean()
  const since = new Date(`${addDays(today, -REFUSAL_DAYS)}T00:00:00Z`)
  const refused = await OfferModel.find(
    { status: 'declined', 'answer.at': { $gte: since } },
    { answer: 1 },
  ).lean()
  const inInterim = await RequestModel.find(
    { 'interims.until': { $gt: monthOf(today) } },
    { interims: 1 },
  ).lean()
  const terms = { byClass: reference.urgencyTerms, byStatus: reference.waitTerms }
  return {
    _id: today,
    at: deps.now(),
    basis: 'counted',
    tables: [
      ...lastingTables(waiting),
      ...dayTables(waiting, today, terms),
      { kind: 'refusal', cells: count(refused, ({ answer }) => answer?.code ?? 'unknown') },
      ...(await countCauses(waiting, deps)),
      interimTable(inInterim, today),
    ],
    waits: waitsOf(waiting, today),
    interim: interimMonth(inInterim, today),
    capacity: capacityOn(today, deps),
  }
}
