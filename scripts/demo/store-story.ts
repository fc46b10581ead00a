import { setImmediate as yieldTurn } from 'node:timers/promises'
import type { Model } from 'mongoose'
import { CaseModel, IdentityModel } from '../../models/case.model.ts'
import { MatchRunModel } from '../../models/match-run.model.ts'
import { OfferModel } from '../../models/offer.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import type { Deps } from '../../server/deps.ts'
import { caseId, sealJourney } from './seal-journey.ts'
import type { SealedJourney, Stage } from './seal-journey.ts'
import type { Story } from './journeys/story.ts'

const CHUNK = 150

/** Stores what people did: each household under a key of its own, in writes of hundreds at a time. */
export async function storeStory(
  { journeys, calendars }: Story,
  stage: Stage,
  deps: Deps,
): Promise<void> {
  let writing = storeCalendars(calendars)
  for (let start = 0; start < journeys.length; start += CHUNK) {
    const chunk = journeys.slice(start, start + CHUNK)
    const sealed: SealedJourney[] = []
    for (const journey of chunk) {
      sealed.push(sealJourney(journey, stage, deps))
      // The database writes one chunk while the next is judged and sealed here.
      await yieldTurn()
    }
    await writing
    writing = storeChunk(sealed)
  }
  await writing
}

async function storeChunk(sealed: readonly SealedJourney[]): Promise<void> {
  await Promise.all([
    insert(
      CaseModel,
      sealed.map(({ theCase }) => theCase),
    ),
    insert(
      IdentityModel,
      sealed.map(({ identity }) => identity),
    ),
    insert(
      RequestModel,
      sealed.map(({ request }) => request),
    ),
    insert(
      MatchRunModel,
      sealed.flatMap(({ runs }) => runs),
    ),
    insert(
      OfferModel,
      sealed.flatMap(({ offers }) => offers),
    ),
    insert(
      StayModel,
      sealed.flatMap(({ stays }) => stays),
    ),
  ])
}

/** Checked against the schema as every other write is. */
async function insert<T>(model: Model<T>, documents: readonly object[]): Promise<void> {
  if (documents.length > 0) await model.insertMany([...documents], { ordered: true })
}

async function storeCalendars(calendars: Story['calendars']): Promise<void> {
  const updates = [...calendars].map(([placeId, bookings]) => {
    const stored = bookings
      .toSorted((one, other) => (one.from < other.from ? -1 : 1))
      .map(({ journey, ...booking }) => ({
        ...booking,
        ...(journey !== undefined && { caseId: caseId(journey) }),
      }))
    return { updateOne: { filter: { _id: placeId }, update: { $set: { bookings: stored } } } }
  })
  await PlaceModel.bulkWrite(updates)
}
