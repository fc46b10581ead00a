import fc from 'fast-check'
import type { Response } from 'supertest'
import type { Role } from '../../models/user.model.ts'
import { addDays } from '../../matching/day.ts'
import { ON_LIST, OFFER_MOVES, REQUEST_MOVES, STAY_MOVES } from '../../server/states.ts'
import type { Account } from './accounts.ts'
import type { Api } from './api.ts'
import type { Kind, Thing } from './model-state.ts'
import { contentOf } from './requests.ts'

/** One act of one person, as numbers that pick among what there is when it is done. */
export const anyAct = fc.record({
  name: fc.constantFrom(
    ...(['draft', 'submit', 'submit', 'admit', 'admit', 'ask', 'refuse'] as const),
    ...(['offer', 'offer', 'offer', 'offer', 'accept', 'accept', 'accept', 'decline'] as const),
    ...(['takeBack', 'arrive', 'arrive', 'miss', 'depart', 'extend', 'close', 'reopen'] as const),
    ...(['withdraw', 'park', 'unpark', 'stop', 'resume', 'checkIn', 'setStatus'] as const),
  ),
  /** Which thing: of those in a state in which it can be done, or of all. */
  which: fc.nat(11),
  anyState: fc.integer({ min: 0, max: 3 }).map((dice) => dice === 0),
  /** Who: somebody whose task it is, or anybody. */
  who: fc.nat(7),
  anyone: fc.integer({ min: 0, max: 5 }).map((dice) => dice === 0),
  /** Sent twice at the same moment, under one key. */
  twice: fc.integer({ min: 0, max: 5 }).map((dice) => dice === 0),
  place: fc.nat(5),
  after: fc.nat(3),
  nights: fc.integer({ min: 1, max: 6 }),
})
export type Act = typeof anyAct extends fc.Arbitrary<infer A> ? A : never
type Name = Act['name']

/** Somebody of the cast, and the role in which they act. */
export interface Person {
  readonly role: Role
  readonly account: Account
}

interface Kinds {
  readonly on: Kind | 'nothing'
  /** Without `to`: it stays in the state it is in. */
  readonly move?: { readonly from: readonly string[]; readonly to?: string }
  readonly by: readonly Role[]
  readonly path: (thing: Thing) => string
  readonly body?: (act: Act, world: World) => unknown
}

export interface World {
  readonly things: readonly Thing[]
  readonly people: readonly Person[]
  readonly today: string
}

const until = ({ after, nights }: Act, { today }: World) => addDays(today, after + nights)
const from = ({ after }: Act, { today }: World) => addDays(today, after)
const placeOf = ({ place }: Act, { things }: World) => {
  const places = things.filter(({ kind }) => kind === 'place')
  return places[place % places.length]?.id
}
const onRequest = (what: string) => (thing: Thing) => `/v1/placement-requests/${thing.id}/${what}`
const onOffer = (what: string) => (thing: Thing) => `/v1/offers/${thing.id}/${what}`
const onStay = (what: string) => (thing: Thing) => `/v1/stays/${thing.id}/${what}`

const OF_COORDINATORS = ['coordinator', 'desk'] as const
const OF_OPERATORS = ['operator', 'desk'] as const
const OF_WAITS = ['coordinator', 'desk', 'region'] as const
const { submit, ask, accept: admit, refuse, offer, withdraw, park, unpark } = REQUEST_MOVES
/** What changes how somebody waits, and not whether. */
const onList = { from: ON_LIST }

// prettier-ignore
const ACTS: Readonly<Record<Name, Kinds>> = {
  draft: { on: 'nothing', by: ['coordinator', 'desk'], path: () => '/v1/placement-requests', body: () => ({ region: 'amsterdam', ...contentOf() }) },
  submit: { on: 'request', move: submit, by: OF_COORDINATORS, path: onRequest('submission') },
  admit: { on: 'request', move: admit, by: ['desk'], path: onRequest('triage'), body: () => ({ decision: 'accept' }) },
  ask: { on: 'request', move: ask, by: ['desk'], path: onRequest('triage'), body: () => ({ decision: 'ask', question: 'Sinds wanneer?' }) },
  refuse: { on: 'request', move: refuse, by: ['desk'], path: onRequest('triage'), body: () => ({ decision: 'refuse', reason: 'outside-target-group' }) },
  withdraw: { on: 'request', move: withdraw, by: OF_COORDINATORS, path: onRequest('withdrawal'), body: () => ({ reason: 'own-solution' }) },
  park: { on: 'request', move: park, by: OF_WAITS, path: onRequest('parking'), body: (act, world) => ({ until: addDays(until(act, world), 1), reason: act.place % 2 === 0 ? 'abroad' : 'in-hospital' }) },
  unpark: { on: 'request', move: unpark, by: OF_WAITS, path: onRequest('parking') },
  stop: { on: 'request', move: onList, by: OF_WAITS, path: onRequest('clock-stop'), body: () => ({ reason: 'detained' }) },
  resume: { on: 'request', move: onList, by: OF_WAITS, path: onRequest('clock-stop') },
  checkIn: { on: 'request', move: onList, by: OF_WAITS, path: onRequest('check-ins') },
  setStatus: { on: 'request', move: onList, by: ['desk'], path: onRequest('wait-status'), body: ({ place }) => STATUSES[place % STATUSES.length] },
  offer: { on: 'request', move: offer, by: ['desk'], path: onRequest('offers'), body: (act, world) => ({ placeId: placeOf(act, world), from: from(act, world), until: until(act, world) }) },
  accept: { on: 'offer', move: OFFER_MOVES.accept, by: OF_OPERATORS, path: onOffer('acceptance') },
  decline: { on: 'offer', move: OFFER_MOVES.decline, by: OF_OPERATORS, path: onOffer('refusal'), body: () => ({ reason: 'no-capacity' }) },
  takeBack: { on: 'offer', move: OFFER_MOVES.withdraw, by: ['desk', 'region'], path: onOffer('withdrawal'), body: () => ({ reason: 'place-closed' }) },
  arrive: { on: 'stay', move: STAY_MOVES.arrive, by: OF_OPERATORS, path: onStay('arrival') },
  miss: { on: 'stay', move: STAY_MOVES.miss, by: OF_OPERATORS, path: onStay('non-arrival'), body: () => ({ reason: 'out-of-contact' }) },
  depart: { on: 'stay', move: STAY_MOVES.depart, by: OF_OPERATORS, path: onStay('departure'), body: () => ({ destination: 'own-home' }) },
  extend: { on: 'stay', by: OF_OPERATORS, path: onStay('extension'), body: (act, world) => ({ until: until(act, world) }) },
  close: { on: 'place', by: OF_OPERATORS, path: ({ id }) => `/v1/places/${id}/closures`, body: (act, world) => ({ from: from(act, world), until: until(act, world), reason: 'maintenance' }) },
  reopen: { on: 'closure', by: OF_OPERATORS, path: ({ id, placeId = '' }) => `/v1/places/${placeId}/closures/${id}` },
}

const STATUSES = [
  { waitStatus: 'urgent', reason: 'must-leave' },
  { waitStatus: 'active', reason: 'place-needed-now' },
  { waitStatus: 'precaution', reason: 'no-place-wanted-yet' },
]

/** Acts that take something away: sent again they find nothing. */
export const REMOVALS: readonly Name[] = ['reopen', 'unpark', 'resume']

/** An act made definite: by whom, on what, and what must come of it. */
export interface Doing {
  readonly act: Act
  readonly thing: Thing | undefined
  readonly person: Person
  /** It is not this person's task, or not in this state: it must be refused. */
  readonly mustFail: boolean
  /** The state the thing is in if it was done. */
  readonly to: string | undefined
  readonly send: (api: Api) => Promise<Response>
}

/** Undefined when there is nothing to act on. */
export function definite(act: Act, world: World): Doing | undefined {
  const { on, move, by, path, body } = ACTS[act.name]
  const thing = chooseThing(act, world)
  const rightful = world.people.filter((person) => mayDo(person, by, thing))
  const cast = act.anyone ? world.people : rightful
  const person = cast[act.who % cast.length]
  if (!person || (!thing && on !== 'nothing')) return undefined
  const address = path(thing ?? NOTHING)
  const key = act.twice ? { key: crypto.randomUUID() } : {}
  const call = { as: person.account, body: body?.(act, world), ...key }
  return {
    ...{ act, thing, person, to: move?.to },
    mustFail: !inState(thing, move) || !rightful.includes(person),
    send: (api) =>
      REMOVALS.includes(act.name) ? api.delete(address, call) : api.post(address, call),
  }
}

/** Whether the table of states lets it be done now. */
function inState(thing: Thing | undefined, move: Kinds['move']): boolean {
  return !thing || !move || move.from.includes(thing.status)
}

const NOTHING: Thing = { kind: 'request', id: '', status: '', organisationId: '' }

function chooseThing({ name, which, anyState }: Act, { things }: World): Thing | undefined {
  const { on, move } = ACTS[name]
  const all = things.filter(({ kind }) => kind === on)
  const ready = all.filter(({ status }) => move?.from.includes(status) ?? true)
  const choice = anyState || ready.length === 0 ? all : ready
  return choice[which % Math.max(1, choice.length)]
}

/** The desk anywhere, the region in what lies in it, as all does here; the others where it is their own organisation's. */
function mayDo({ role, account }: Person, by: readonly Role[], thing: Thing | undefined): boolean {
  if (!by.includes(role)) return false
  const wide = role === 'desk' || role === 'region'
  return !thing || wide || account.organisationId === thing.organisationId
}
