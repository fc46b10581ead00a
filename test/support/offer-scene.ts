import { z } from 'zod'
import { RequestModel } from '../../models/request.model.ts'
import { signedIn } from './accounts.ts'
import { apiOf } from './api.ts'
import { makeUnit } from './landscape.ts'
import { TODAY, testDeps } from './test-deps.ts'

/** The parts of an offer that tests look at. */
export const Offer = z.object({
  id: z.string(),
  status: z.string(),
  placeIds: z.array(z.string()),
  until: z.string(),
  answerBy: z.string(),
  stayId: z.string().optional(),
})

/** A unit, the desk that offers it, its operator who answers, and how they do so over HTTP. */
export async function offerScene(own: Parameters<typeof makeUnit>[1] = {}) {
  const deps = testDeps()
  const api = apiOf(deps)
  const unit = await makeUnit(deps, own)
  const desk = await signedIn('desk')
  const operator = await signedIn('operator', { organisationId: unit.organisationId })
  const offer = (requestId: string, body: object = {}, as = desk) =>
    api.post(`/v1/placement-requests/${requestId}/offers`, {
      as,
      body: { placeId: unit.placeIds[0], from: TODAY, ...body },
    })
  const answer = (offerId: string, path: string, body?: object) =>
    api.post(`/v1/offers/${offerId}/${path}`, { as: operator, body })
  return { deps, api, unit, desk, operator, offer, answer }
}

/** Where a request stands. */
export async function statusOf(requestId: string): Promise<string | undefined> {
  return (await RequestModel.findById(requestId).lean())?.status
}
