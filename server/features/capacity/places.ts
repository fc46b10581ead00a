import type { Types } from 'mongoose'
import { PlaceModel } from '../../../models/place.model.ts'
import type { StoredPlace } from '../../../models/place.model.ts'
import type { Tx } from '../../events/transact.ts'
import { touchUnits } from './booking.service.ts'

/** The places with these ids, in the order asked for; what does not exist is left out. */
export async function readPlaces(
  placeIds: readonly (string | Types.ObjectId)[],
  session: Tx['session'] | null = null,
): Promise<StoredPlace[]> {
  const found = await PlaceModel.find({ _id: { $in: placeIds } }, null, { session }).lean()
  const byId = new Map(found.map((place) => [String(place._id), place]))
  return placeIds.flatMap((id) => byId.get(String(id)) ?? [])
}

/** Changes every place in turn, raises the version of each unit once, and returns the units' ids. */
export async function changePlaces(
  placeIds: readonly Types.ObjectId[],
  change: (placeId: Types.ObjectId) => Promise<void>,
  tx: Tx,
): Promise<string[]> {
  // One after another: queries of one transaction may not run side by side.
  for (const placeId of placeIds) await change(placeId)
  const places = await readPlaces(placeIds, tx.session)
  const unitIds = [...new Set(places.map(({ unitId }) => String(unitId)))]
  await touchUnits(unitIds, tx)
  return unitIds
}
