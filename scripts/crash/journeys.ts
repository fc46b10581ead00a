import { z } from 'zod'
import type { EventName } from '../../server/events/events.ts'
import { addDays } from '../../matching/day.ts'
import type { Answer, PatientClient } from './client.ts'

/** A write the service said it did. */
export interface Acknowledged {
  event: EventName
  /** Which of the event's ids it is about. */
  about: 'requestId' | 'offerId' | 'stayId'
  id: string
}

const Made = z.looseObject({ id: z.string() })
const Accepted = z.looseObject({ stayId: z.string() })
const Matches = z.looseObject({
  matches: z.array(z.looseObject({ placeId: z.string(), verdict: z.string() })),
})
/** How many fitting places to try: another household may take one first. */
const MOST_OFFERS = 5

/** A woman of whom little is asked, so that many places fit; every other one is in her reflection period. */
function household(today: string): Record<string, unknown> {
  const reflecting = Math.random() < 0.5
  const status = reflecting
    ? { status: '8K-BEDENKTIJD', from: addDays(today, -5), until: addDays(today, 80) }
    : { status: 'NL', from: '1990-05-01' }
  return {
    region: 'amsterdam',
    household: {
      members: [
        {
          role: 'principal',
          birthDate: '1990-05-01',
          gender: 'vrouw',
          nationalityGroup: reflecting ? 'derde-land' : 'nederland',
          statuses: [status],
          facts: {
            exploitationForm: ['seksueel'],
            activeUse: 'nee',
            psychiatricDisorder: 'vastgesteld',
            tbcCheck: 'negatief',
          },
        },
      ],
    },
    needs: [],
    safety: { threatLevel: 'laag', forbiddenAreas: [], outOfRegionAllowed: true },
    programmes: [],
    facilityTypes: [],
    urgency: { class: 3 },
  }
}

/** One household from draft to departure, as far as there is a place for it; notes what was acknowledged. */
export async function journey(
  client: PatientClient,
  today: string,
  note: (written: Acknowledged) => void,
): Promise<void> {
  const drafted = await client.post('/v1/placement-requests', household(today))
  if (drafted.status !== 201) throw new Error(`No draft: ${JSON.stringify(drafted.body)}`)
  const requestId = Made.parse(drafted.body).id
  const path = `/v1/placement-requests/${requestId}`
  note({ event: 'request.drafted', about: 'requestId', id: requestId })

  const submitted = await client.post(`${path}/submission`)
  if (!isDone(submitted)) return
  note({ event: 'request.submitted', about: 'requestId', id: requestId })
  const accepted = await client.post(`${path}/triage`, { decision: 'accept' })
  if (!isDone(accepted)) return
  note({ event: 'request.accepted', about: 'requestId', id: requestId })

  const offerId = await offer(client, path, today)
  if (offerId === undefined) return
  note({ event: 'offer.made', about: 'offerId', id: offerId })
  await stay(client, offerId, note)
}

async function offer(
  client: PatientClient,
  path: string,
  today: string,
): Promise<string | undefined> {
  const { body } = await client.get(`${path}/matches?verdict=fits&pageSize=50`)
  const fitting = Matches.parse(body).matches.filter(({ verdict }) => verdict === 'fits')
  // Households ask at the same time for the same best place: each begins somewhere else.
  const first = Math.floor(Math.random() * fitting.length)
  const order = [...fitting.slice(first), ...fitting.slice(0, first)]
  for (const { placeId } of order.slice(0, MOST_OFFERS)) {
    const externalDecision = { decider: 'municipality', reference: 'crash-test', date: today }
    const made = await client.post(`${path}/offers`, { placeId, from: today, externalDecision })
    if (made.status === 201) return Made.parse(made.body).id
  }
  return undefined
}

async function stay(
  client: PatientClient,
  offerId: string,
  note: (written: Acknowledged) => void,
): Promise<void> {
  const accepted = await client.post(`/v1/offers/${offerId}/acceptance`)
  if (!isDone(accepted)) return
  note({ event: 'offer.accepted', about: 'offerId', id: offerId })
  const { stayId } = Accepted.parse(accepted.body)
  const arrived = await client.post(`/v1/stays/${stayId}/arrival`)
  if (!isDone(arrived)) return
  note({ event: 'stay.arrived', about: 'stayId', id: stayId })
  // Half of them stay, so that the numbers differ from those at the start.
  if (Math.random() < 0.5) return
  const departed = await client.post(`/v1/stays/${stayId}/departure`, { destination: 'own-home' })
  if (isDone(departed)) note({ event: 'stay.departed', about: 'stayId', id: stayId })
}

function isDone({ status }: Answer): boolean {
  return status === 200 || status === 201
}
