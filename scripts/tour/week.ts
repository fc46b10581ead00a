import { z } from 'zod'
import { addDays } from '../../matching/day.ts'
import { exampleRequest } from '../../server/features/requests/request.examples.ts'
import { Made, Units } from './answers.ts'
import { accountOf, signIn } from './client.ts'
import type { Account, Person } from './client.ts'
import { assertTimelineMatchesAudit } from './look-back.ts'
import { tell } from './narrate.ts'
import { OF_THE_DESK } from './of-the-desk.ts'

const Offered = Made.extend({ stayId: z.string().optional() })
const Sheltered = z.object({
  interimSolutions: z.object({ nights: z.number(), cost: z.number() }),
})
const Matches = z.object({
  matches: z.array(z.object({ placeId: z.string(), unitId: z.string(), verdict: z.string() })),
})

const Calendars = z.object({
  places: z.array(z.object({ placeId: z.string(), bookings: z.array(z.unknown()) })),
})

interface Place {
  readonly placeId: string
  readonly unitId: string
  readonly organisationId: string
  readonly name: string
}

interface Week {
  readonly url: string
  readonly accounts: readonly Account[]
  readonly coordinator: Person
  readonly desk: Person
  readonly today: string
  readonly requestId: string
}

/**
 * A worked week of one household with complex needs: in a hotel meanwhile, refused, parked, refused again and looked at
 * again, placed by the desk against the refusal, moved to safety at once, and gone. Days are told, not waited for: all of it happens now.
 */
export async function playWeek(
  url: string,
  accounts: readonly Account[],
  today: string,
): Promise<void> {
  const coordinator = await signIn(url, accountOf(accounts, 'coordinator'))
  const desk = await signIn(url, accountOf(accounts, 'desk'))
  const requestId = await putOnList(coordinator, desk, today)
  const week: Week = { url, accounts, coordinator, desk, today, requestId }
  const [first, second, third] = await findPlaces(week)
  await stayInHotel(week)
  await refuseAtOnce(week, first)
  await park(week)
  const stayId = await overrule(week, second)
  const operator = await operatorOf(week, second)
  const arrived = await operator.send('POST', `/v1/stays/${stayId}/arrival`)
  tell('Thursday. They arrive.', `POST /v1/stays/${stayId}/arrival`, Made.parse(arrived.body))
  await moveAndLeave(week, stayId, third)
  await assertTimelineMatchesAudit(url, accounts, coordinator, requestId)
}

async function putOnList(coordinator: Person, desk: Person, today: string): Promise<string> {
  const drafted = await coordinator.send('POST', '/v1/placement-requests', exampleRequest(today))
  const { id } = Made.parse(drafted.body)
  const path = `/v1/placement-requests/${id}`
  await coordinator.send('POST', `${path}/submission`)
  const accepted = await desk.send('POST', `${path}/triage`, { decision: 'accept' })
  tell(
    'Monday. A coordinator asks for a place for a woman in the reflection period and her child.',
    'POST /v1/placement-requests, .../submission, .../triage',
    Made.parse(accepted.body),
  )
  return id
}

/** Three places of three houses that the desk may offer and nobody is to come to, the best first. */
async function findPlaces({ desk, requestId }: Week): Promise<[Place, Place, Place]> {
  const path = `/v1/placement-requests/${requestId}/matches?pageSize=2000`
  const { matches } = Matches.parse((await desk.send('GET', path)).body)
  const { units } = Units.parse((await desk.send('GET', '/v1/capacity')).body)
  const found = new Map<string, Place>()
  const possible = matches.filter(({ verdict }) => verdict !== 'blocked')
  for (const { placeId, unitId } of possible) {
    const unit = units.find((one) => one.unitId === unitId)
    if (!unit || !OF_THE_DESK.includes(unit.facilityType)) continue
    const { organisationId, name } = unit
    if (found.has(organisationId) || !(await isBare(desk, unitId, placeId))) continue
    found.set(organisationId, { placeId, unitId, organisationId, name })
    if (found.size === 3) break
  }
  const [first, second, third] = [...found.values()]
  if (!first || !second || !third) {
    throw new Error('Too few places are free: run `npm run demo -- reset` and try again.')
  }
  tell(`Three houses could do: ${first.name}, ${second.name}, ${third.name}.`, `GET ${path}`)
  return [first, second, third]
}

/** Free tonight may be taken tomorrow: whether nothing at all is in the calendar of a place. */
async function isBare(desk: Person, unitId: string, placeId: string): Promise<boolean> {
  const { places } = Calendars.parse((await desk.send('GET', `/v1/units/${unitId}`)).body)
  return places.some((place) => place.placeId === placeId && place.bookings.length === 0)
}

async function operatorOf({ url, accounts }: Week, { organisationId }: Place): Promise<Person> {
  return signIn(url, accountOf(accounts, 'operator', organisationId))
}

async function offer({ desk, requestId, today }: Week, { placeId }: Place): Promise<string> {
  const path = `/v1/placement-requests/${requestId}/offers`
  return Made.parse((await desk.send('POST', path, { placeId, from: today })).body).id
}

async function refuseAtOnce(week: Week, place: Place): Promise<void> {
  const offerId = await offer(week, place)
  const operator = await operatorOf(week, place)
  const body = { reason: 'no-capacity', explanation: 'De nachtdienst is niet bezet.' }
  const refused = await operator.send('POST', `/v1/offers/${offerId}/refusal`, body)
  tell(
    'Tuesday. The first house has nobody for the night: refused, which costs the household no rank.',
    `POST /v1/offers/${offerId}/refusal ${JSON.stringify(body)}`,
    Made.parse(refused.body),
  )
}

/** Where they sleep until there is a place, since three nights ago. */
async function stayInHotel({ coordinator, requestId, today }: Week): Promise<void> {
  const path = `/v1/placement-requests/${requestId}/interim-solutions`
  const from = addDays(today, -3)
  const hotel = {
    kind: 'hotel',
    from,
    costPerNight: 9_500,
    title: 'WMO-OPVANG',
    safetyChecked: true,
  }
  const { interimSolutions } = Sheltered.parse((await coordinator.send('POST', path, hotel)).body)
  tell(
    'They have slept in a hotel for three nights: on the list, with what it costs in cents.',
    `POST ${path} ${JSON.stringify(hotel)}`,
    { nights: interimSolutions.nights, cost: interimSolutions.cost },
  )
}

/** In hospital for a while: nobody offers a place that cannot be taken, and no day is lost. */
async function park({ coordinator, requestId, today }: Week): Promise<void> {
  const path = `/v1/placement-requests/${requestId}/parking`
  const body = { until: addDays(today, 7), reason: 'in-hospital' }
  const parked = await coordinator.send('POST', path, body)
  tell(
    'She is taken to hospital. Parked until next week: off the list, while her clock runs on.',
    `POST ${path} ${JSON.stringify(body)}`,
    Made.parse(parked.body),
  )
  const back = await coordinator.send('DELETE', path)
  tell(
    'She is out sooner: back on the list, with every day she had.',
    `DELETE ${path}`,
    Made.parse(back.body),
  )
}

/** Refused for what the household is, offered help, refused still: the desk decides. Gives the stay. */
async function overrule(week: Week, place: Place): Promise<string> {
  const offerId = await offer(week, place)
  const operator = await operatorOf(week, place)
  const path = `/v1/offers/${offerId}`
  const refusal = {
    reason: 'psychiatric-problems',
    explanation: 'De groep is onrustig.',
    wanted: ['psychiatric-support'],
  }
  const contested = await operator.send('POST', `${path}/refusal`, refusal)
  tell(
    'The second house refuses because of her condition. Such a refusal is looked at again: the place stays held.',
    `POST ${path}/refusal ${JSON.stringify(refusal)}`,
    Made.parse(contested.body),
  )
  const help = { codes: ['psychiatric-support'] }
  await week.desk.send('POST', `${path}/mitigation`, help)
  tell(
    'Wednesday. The desk arranges what would make it possible.',
    `POST ${path}/mitigation ${JSON.stringify(help)}`,
  )
  const upheld = await operator.send('POST', `${path}/upholding`)
  tell('The house keeps to its refusal.', `POST ${path}/upholding`, Made.parse(upheld.body))
  const opinion = { decision: 'override', grounds: 'Met deze hulp kan het wel.' }
  const given = await week.desk.send('POST', `${path}/second-opinion`, opinion)
  const { status, stayId } = Offered.parse(given.body)
  tell(
    'The desk gives a second opinion and overrides it, under its mandate: placed.',
    `POST ${path}/second-opinion ${JSON.stringify(opinion)}`,
    { status, stayId },
  )
  if (stayId === undefined) throw new Error('The second opinion placed nobody.')
  return stayId
}

async function moveAndLeave({ desk }: Week, stayId: string, to: Place): Promise<void> {
  const move = { kind: 'emergency', placeId: to.placeId, reason: 'threat-increased' }
  const moved = await desk.send('POST', `/v1/stays/${stayId}/transfers`, move)
  const { id, status } = Made.parse(moved.body)
  tell(
    `Friday. Somebody was seen at the door: to ${to.name} at once, out there and in here in one act.`,
    `POST /v1/stays/${stayId}/transfers ${JSON.stringify(move)}`,
    { id, status },
  )
  const destination = 'own-home-with-support'
  const left = await desk.send('POST', `/v1/stays/${id}/departure`, { destination })
  tell(
    'And in the end she leaves for a home of her own; the place is free again.',
    `POST /v1/stays/${id}/departure {"destination":"${destination}"}`,
    Made.parse(left.body),
  )
}
