import { z } from 'zod'
import { exampleRequest } from '../../server/features/requests/request.examples.ts'
import { Made, Units } from './answers.ts'
import { accountOf, call, openScreen, signIn } from './client.ts'
import type { Account, Person, Screen } from './client.ts'
import { tell, tellHeard } from './narrate.ts'
import { OF_THE_DESK } from './of-the-desk.ts'

const Matches = z.object({
  runId: z.string(),
  counts: z.object({ fits: z.number(), assess: z.number(), blocked: z.number() }),
  matches: z.array(
    z.object({
      placeId: z.string(),
      unitId: z.string(),
      verdict: z.string(),
      rank: z.number().nullable(),
      reasons: z.array(z.object({ textEn: z.string() })),
      funding: z.array(z.object({ title: z.string(), outcome: z.string() })),
    }),
  ),
})

interface Cast {
  readonly url: string
  readonly accounts: readonly Account[]
  readonly coordinator: Person
  readonly desk: Person
}

/** The journey from request to departure, over the public API and the live feed. */
export async function playJourney(
  url: string,
  accounts: readonly Account[],
  today: string,
): Promise<void> {
  const summary = await call(url, 'GET', '/v1/capacity/summary')
  tell('Anyone may see the national sums.', 'GET /v1/capacity/summary', summary.body)
  const cast = await castFor(url, accounts)
  const requestId = await requestPlace(cast, today)
  const place = await findPlace(cast, requestId)
  await placeHousehold(cast, requestId, place, today)
  await lookBack(cast)
}

async function castFor(url: string, accounts: readonly Account[]): Promise<Cast> {
  const coordinator = await signIn(url, accountOf(accounts, 'coordinator'))
  const desk = await signIn(url, accountOf(accounts, 'desk'))
  tell('A care coordinator and the national desk sign in.', 'POST /v1/sessions (twice)')
  return { url, accounts, coordinator, desk }
}

async function requestPlace({ coordinator, desk }: Cast, today: string): Promise<string> {
  const body = exampleRequest(today)
  const drafted = await coordinator.send('POST', '/v1/placement-requests', body)
  const { id } = Made.parse(drafted.body)
  tell(
    'The coordinator describes a household: needs, safety, legal status.',
    'POST /v1/placement-requests',
    Made.parse(drafted.body),
  )

  const submitted = await coordinator.send('POST', `/v1/placement-requests/${id}/submission`)
  tell(
    'Complete, so it is submitted. The clock runs from now.',
    `POST /v1/placement-requests/${id}/submission`,
    Made.parse(submitted.body),
  )

  const decision = { decision: 'accept' }
  const triaged = await desk.send('POST', `/v1/placement-requests/${id}/triage`, decision)
  tell(
    'The desk puts it on the waitlist.',
    `POST .../triage ${JSON.stringify(decision)}`,
    Made.parse(triaged.body),
  )
  return id
}

interface Chosen {
  readonly placeId: string
  readonly unitId: string
  readonly organisationId: string
  readonly name: string
}

async function findPlace({ desk }: Cast, requestId: string): Promise<Chosen> {
  const path = `/v1/placement-requests/${requestId}/matches?pageSize=2000`
  const { counts, matches } = Matches.parse((await desk.send('GET', path)).body)
  const { units } = Units.parse((await desk.send('GET', '/v1/capacity')).body)
  const byId = new Map(units.map((unit) => [unit.unitId, unit]))
  for (const { placeId, unitId, verdict, rank, reasons, funding } of matches) {
    const unit = byId.get(unitId)
    if (verdict === 'blocked' || !unit || !OF_THE_DESK.includes(unit.facilityType)) continue
    tell(
      'At once: every place of the country, judged with reasons and funding.',
      `GET ${path}`,
      counts,
    )
    const payers = funding.filter(({ outcome }) => outcome === 'yes').map(({ title }) => title)
    const why = reasons.slice(0, 2).map(({ textEn }) => textEn)
    tell(`The best one the desk may offer: ${unit.name} (${unit.facilityType}).`, undefined, {
      verdict,
      rank,
      payers,
      why,
    })
    return { placeId, unitId, organisationId: unit.organisationId, name: unit.name }
  }
  throw new Error(
    'No place is free that the desk may offer: run `npm run demo -- reset` and try again.',
  )
}

async function placeHousehold(
  { url, accounts, coordinator, desk }: Cast,
  requestId: string,
  { placeId, unitId, organisationId }: Chosen,
  today: string,
): Promise<void> {
  const operator = await signIn(url, accountOf(accounts, 'operator', organisationId))
  const screen = await openScreen(url, operator)
  const waiting = await openScreen(url, coordinator)
  tell('The unit and the coordinator have their screens open.', 'Socket.IO /live')

  const offer = { placeId, from: today }
  const offered = await desk.send('POST', `/v1/placement-requests/${requestId}/offers`, offer)
  const { id: offerId } = Made.parse(offered.body)
  tell(
    'The desk offers the place, which is held from now on.',
    `POST .../offers ${JSON.stringify(offer)}`,
    Made.parse(offered.body),
  )
  await hear(screen, 'the unit', 'offer:changed', offerId)
  await hear(screen, 'the unit', 'capacity:changed', unitId)

  const accepted = await operator.send('POST', `/v1/offers/${offerId}/acceptance`)
  const { stayId } = z.object({ stayId: z.string() }).parse(accepted.body)
  tell(
    'The unit accepts: the hold becomes a planned stay.',
    `POST /v1/offers/${offerId}/acceptance`,
    { stayId },
  )
  await hear(waiting, 'the coordinator', 'request:changed', requestId)

  await stay(operator, stayId)
  await hear(screen, 'the unit', 'stay:changed', stayId)
  screen.close()
  waiting.close()
}

async function stay(operator: Person, stayId: string): Promise<void> {
  const arrived = await operator.send('POST', `/v1/stays/${stayId}/arrival`)
  tell('They arrive.', `POST /v1/stays/${stayId}/arrival`, Made.parse(arrived.body))
  const until = z.object({ until: z.string() }).parse(arrived.body).until
  const later = `${Number(until.slice(0, 4)) + 1}${until.slice(4)}`
  const extended = await operator.send('POST', `/v1/stays/${stayId}/extension`, { until: later })
  tell(
    'There is no house yet: the stay is extended.',
    `POST .../extension {"until":"${later}"}`,
    extended.body,
  )
  const destination = 'own-home-with-support'
  const left = await operator.send('POST', `/v1/stays/${stayId}/departure`, { destination })
  tell(
    'They leave for a home of their own; the place is free again.',
    `POST .../departure {"destination":"${destination}"}`,
    Made.parse(left.body),
  )
}

async function hear(screen: Screen, who: string, message: string, about: string): Promise<void> {
  tellHeard(who, message, await screen.waitFor(message, about))
}

async function lookBack({ url, accounts, desk }: Cast): Promise<void> {
  const waitlist = await desk.send('GET', '/v1/waitlist?pageSize=1')
  tell('The waitlist says who comes first, and why.', 'GET /v1/waitlist?pageSize=1', waitlist.body)
  const auditor = await signIn(url, accountOf(accounts, 'auditor'))
  const log = await auditor.send('GET', '/v1/audit-entries?pageSize=3')
  tell(
    'And the auditor sees who did what, with no name in it.',
    'GET /v1/audit-entries?pageSize=3',
    log.body,
  )
  tell('That was the journey.')
}
