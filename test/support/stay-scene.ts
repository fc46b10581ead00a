import { z } from 'zod'
import { PlaceModel } from '../../models/place.model.ts'
import { offerScene } from './offer-scene.ts'

/** The parts of a stay that tests look at. */
export const Stay = z.object({ status: z.string(), from: z.string(), until: z.string() })

/** A unit whose operator keeps its stays over HTTP, and how the calendar of a place reads. */
export async function stayScene(own: Parameters<typeof offerScene>[0] = {}) {
  const made = await offerScene(own)
  const { api, operator } = made
  const act = (stayId: string, path: string, body?: object) =>
    api.post(`/v1/stays/${stayId}/${path}`, { as: operator, body })
  const nights = async (placeId: string) =>
    (await PlaceModel.findById(placeId).lean())?.bookings.map(
      ({ kind, from, until }) => `${kind} ${from} ${until}`,
    )
  return { ...made, act, nights }
}
