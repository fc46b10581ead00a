import { addDays } from '../../../matching/day.ts'
import type { BoardUnit } from '../../../server/board/capacity-board.ts'
import { fixedId } from '../../../server/fixed-id.ts'
import { complexityOf } from '../../../server/features/requests/request-content.ts'
import { exampleRequests } from './examples.ts'
import type { Journey, JourneyOffer } from './journey.ts'
import { makeRequest, waitingWish, waitedDays, SOME_CLASS } from './requests.ts'
import type { RequestWish } from './requests.ts'
import { bedsOf } from './scene.ts'
import type { Scene } from './scene.ts'

/** With the four examples there are 120. */
const WAITING = 116
/** Every third waits with at least this many things at once that make a place hard to find. */
const COMPLEX_FROM = 3

/** The waitlist, with what is still being written or decided and what ended without a place. */
export function requestsWithoutPlace(scene: Scene): Journey[] {
  return [
    ...exampleRequests(scene).map((wish) => makeRequest(wish, scene)),
    ...Array.from({ length: WAITING }, (_, number) => waiting(number, scene)),
    ...others(scene).map((wish) => makeRequest(wish, scene)),
  ]
}

function waiting(number: number, scene: Scene): Journey {
  const random = scene.random.fork(`waiting-${number}`)
  const complex = number % 3 === 0
  // Draw again until the household is what it should be: facts decide, not we.
  for (let attempt = 0; ; attempt += 1) {
    const key = `waiting-${number}-${attempt}`
    const wish = waitingWish(key, complex, random)
    const refused = number % 4 === 1 ? refusedOffers(wish, scene) : []
    const journey = makeRequest({ ...wish, offers: refused }, scene)
    if (complexityOf(journey.content) >= COMPLEX_FROM === complex) {
      return number % 4 === 2 ? inInterim(journey, number, scene) : journey
    }
  }
}

/** Where one in four stays while it waits: made up, as are the prices. */
const INTERIMS = [
  { kind: 'hotel', costPerNight: 9_500, title: 'WMO-OPVANG', safetyChecked: true },
  { kind: 'own-network', costPerNight: 0, safetyChecked: true },
  {
    kind: 'emergency-shelter-own-region',
    costPerNight: 14_000,
    title: 'DU-VO',
    safetyChecked: true,
  },
  {
    ...{ kind: 'holiday-park', costPerNight: 8_000, title: 'WMO-OPVANG', safetyChecked: false },
    uncheckedReason: 'acute-check-follows',
  },
] as const

function inInterim(journey: Journey, number: number, { random, today }: Scene): Journey {
  const { submittedOn = today } = journey.request
  const from = addDays(submittedOn, random.fork(`interim-${number}`).between(0, 2))
  const solution = INTERIMS[Math.floor(number / 4) % INTERIMS.length] ?? INTERIMS[0]
  const interim = { ...solution, from: from < today ? from : today }
  return { ...journey, request: { ...journey.request, interim } }
}

/** Codes of `data/refusal-reasons.json`, side `provider`. */
const REFUSALS = [
  'no-capacity',
  'active-addiction',
  'psychiatric-problems',
  'group-unsuitable',
  'staffing-insufficient',
  'perpetrator-or-network-nearby',
] as const

/** A unit that was asked before, and refused: it cost the household nothing but time. */
function refusedOffers({ key, waited = 0 }: RequestWish, scene: Scene): JourneyOffer[] {
  if (waited < 6) return []
  const random = scene.random.fork(`refused-${key}`)
  const asked = scene.units.filter(isAskedByDesk)
  const unit = asked[random.between(0, asked.length - 1)]
  const place = unit && bedsOf(unit)[0]
  if (!place) return []
  const madeOn = addDays(scene.today, -random.between(2, waited - 2))
  return [
    {
      id: fixedId('offer', `refused-${key}`),
      unitId: String(unit.unit._id),
      placeIds: [String(place._id)],
      status: 'declined',
      from: addDays(madeOn, 1),
      until: addDays(madeOn, 91),
      madeOn,
      answerOn: addDays(madeOn, 1),
      answer: random.pick(REFUSALS),
    },
  ]
}

function isAskedByDesk({ unit }: BoardUnit): boolean {
  return /^(OMM|COSM|VO-|MANNEN)/.test(unit.facilityType)
}

function others({ random: source }: Scene): RequestWish[] {
  const random = source.fork('others')
  const several = (count: number, make: (number: number) => RequestWish): RequestWish[] =>
    Array.from({ length: count }, (_, number) => make(number))
  const wish = (name: string, number: number) => {
    const urgencyClass = random.weighted(SOME_CLASS)
    const { archetype, fitting } = waitingWish(name, number % 3 === 0, random)
    return { key: `${name}-${number}`, archetype, ...(fitting && { fitting }), urgencyClass }
  }
  return [
    ...several(8, (number) => ({ ...wish('draft', number), status: 'draft' })),
    ...several(7, (number) => ({
      ...wish('submitted', number),
      status: 'submitted',
      waited: random.between(0, 3),
    })),
    ...several(5, (number) => ({
      ...{ ...wish('asked', number), status: 'information-asked', waited: random.between(1, 8) },
      question:
        'Welke gemeente heeft het laatste BRP-adres? / Which municipality had the last registered address?',
    })),
    ...several(12, (number) => ({
      ...{ ...wish('withdrawn', number), status: 'withdrawn', waited: 30 + waitedDays(4, random) },
      ending: random.pick([
        'own-solution',
        'out-of-contact',
        'wants-no-shelter',
        'admitted-elsewhere',
      ] as const),
    })),
    ...several(8, (number) => ({
      ...{ ...wish('refused', number), status: 'refused', waited: 30 + waitedDays(4, random) },
      ending: random.pick(['not-eligible-as-victim', 'no-multi-problem'] as const),
    })),
  ]
}
