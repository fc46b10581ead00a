import { MandateModel } from '../../models/mandate.model.ts'
import { ProgrammeModel } from '../../models/programme.model.ts'
import { UnitModel } from '../../models/unit.model.ts'
import { ROLES, UserModel } from '../../models/user.model.ts'
import type { Role } from '../../models/user.model.ts'
import type { Deps } from '../../server/deps.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { closePlace } from '../../server/features/capacity/capacity.service.ts'
import { archive } from '../../server/features/landscape/archive.service.ts'
import type { RowKind } from '../../server/features/landscape/landscape-rows.ts'
import { hashPassword } from '../../server/features/users/session.service.ts'
import { allSignedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import { makeUnit } from '../support/landscape.ts'
import type { TestUnit } from '../support/landscape.ts'
import { plans } from '../support/plans.ts'
import { contentOf, offers, requests, stays } from '../support/requests.ts'
import { TODAY } from '../support/test-deps.ts'
import { offerOfRegion } from './access.offers.ts'
import { FEATURE_TARGETS } from './access.targets.ts'

const REGION = 'amsterdam'
const ELSEWHERE = 'utrecht'

/** One account per role, all about the same unit and the same case, and the same roles elsewhere. */
export interface World {
  readonly deps: Deps
  readonly home: Readonly<Record<Role, Account>>
  readonly away: Readonly<Record<Role, Account>>
  readonly unit: TestUnit
}

export async function makeWorld(deps: Deps): Promise<World> {
  const unit = await makeUnit(deps, { places: 4, seats: 1, region: REGION })
  const from = '2026-01-01'
  const law = { reference: 'mandaat-1', decider: 'college', facilityTypes: ['OMM'] }
  await MandateModel.create([
    { region: REGION, from, ...law },
    { region: ELSEWHERE, from, ...law },
  ])
  const [home, away] = [
    await everyRole({ operatorOf: unit.organisationId, region: REGION }),
    await everyRole({ region: ELSEWHERE }),
  ]
  return { deps, unit, home, away }
}

async function everyRole({
  operatorOf,
  region,
}: {
  operatorOf?: string
  region: string
}): Promise<Record<Role, Account>> {
  const accounts = await allSignedIn(
    ROLES.map((role) => ({
      ...{ role, region },
      ...(role === 'operator' && operatorOf !== undefined && { organisationId: operatorOf }),
    })),
  )
  const find = (role: Role): Account => {
    const account = accounts[ROLES.indexOf(role)]
    if (!account) throw new Error(`No account for ${role}`)
    return account
  }
  return {
    ...{ coordinator: find('coordinator'), operator: find('operator'), desk: find('desk') },
    ...{ ministry: find('ministry'), reporter: find('reporter'), region: find('region') },
    ...{ admin: find('admin'), auditor: find('auditor') },
  }
}

/** What one call is about: the values in its path, its query and its body. */
export interface Target {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: string
  readonly body?: unknown
}

type MakeTarget = (world: World) => Promise<Target>

/** A fresh thing in the state in which each operation can be done, per operation. */
export const TARGETS: Readonly<Record<string, MakeTarget>> = {
  signIn: async () => ({ body: await someoneWithPassword() }),
  getCurrentUser: nothing,
  signOut: nothing,

  getCapacitySummary: nothing,
  getCapacity: nothing,
  getUnit: theUnit(),
  getUnitDays: ({ unit }) =>
    Promise.resolve({
      params: { unitId: unit.unitId },
      query: `from=${TODAY}&until=2026-02-05`,
    }),
  attestUnit: theUnit({ available: 1 }),
  closePlace: async (world) => ({
    params: { placeId: await freshPlace(world) },
    body: { from: TODAY, until: '2026-02-05', reason: 'maintenance' },
  }),
  reopenPlace: async (world) => {
    const placeId = await freshPlace(world)
    const closure = { from: TODAY, reason: 'maintenance' }
    const { id } = await closePlace(placeId, closure, DESK, world.deps)
    return { params: { placeId, closureId: id } }
  },

  createPlacementRequest: () => Promise.resolve({ body: { region: REGION, ...contentOf() } }),
  listPlacementRequests: nothing,
  getPlacementRequest: request('waiting'),
  changePlacementRequest: request('draft', { urgency: { class: 1 } }),
  submitPlacementRequest: request('draft'),
  withdrawPlacementRequest: request('waiting', { reason: 'own-solution' }),
  getMatches: request('waiting'),
  getWaitlist: nothing,
  getPositions: request('waiting'),
  getWaitlistLedger: nothing,

  makeOffer: async (world) => {
    const { coordinator } = world.home
    const externalDecision = { decider: 'college', reference: 'besluit-1', date: TODAY }
    const body = { placeId: await freshPlace(world), from: TODAY, externalDecision }
    return { params: { id: await requests.waiting(world.deps, { coordinator }) }, body }
  },
  withdrawOffer: offerOfRegion,
  acceptOffer: offer(),
  refuseOffer: offer({ reason: 'no-capacity' }),
  listOffers: nothing,
  getOffer: offer(),

  recordArrival: stay('planned'),
  recordNonArrival: stay('planned', { reason: 'out-of-contact' }),
  recordDeparture: stay('arrived', { destination: 'own-home' }),
  extendStay: stay('arrived', { until: '2028-01-01' }),
  listStays: nothing,
  getStay: stay('planned'),

  startPlan: async (world) => {
    await freshPlace(world)
    const content = { urgency: { class: 1 as const } }
    return { body: { requestId: await requests.waiting(world.deps, { content }) } }
  },
  listPlans: nothing,
  getPlan: planLine(),
  cancelPlan: async () => ({ params: { id: await plans.running() } }),
  acceptPlanLine: planLine({}),
  overridePlanLine: planLine({ reason: 'other', explanation: 'Elders is het beter.' }),

  listOrganisations: nothing,
  listFacilities: nothing,
  archiveOrganisation: landscape('organisation'),
  restoreOrganisation: landscape('organisation', 'archived'),
  archiveFacility: landscape('facility'),
  restoreFacility: landscape('facility', 'archived'),
  archiveUnit: landscape('unit'),
  restoreUnit: landscape('unit', 'archived'),
  archiveProgramme: landscape('programme'),
  restoreProgramme: landscape('programme', 'archived'),
  archivePlace: landscape('place'),
  restorePlace: landscape('place', 'archived'),

  ...FEATURE_TARGETS,
  listAuditEntries: nothing,
  getCodeList: () => Promise.resolve({ params: { list: 'facility-types' } }),
}

const DESK = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' } as const

function nothing(): Promise<Target> {
  return Promise.resolve({})
}

function theUnit(body?: unknown): MakeTarget {
  return ({ unit }) => Promise.resolve({ params: { unitId: unit.unitId }, body })
}

/** A unit of the same organisation and region with one free place, so that calls do not stand in each other's way. */
async function freshUnit({ deps, unit }: World): Promise<TestUnit> {
  const { ownOrganisation } = await organisationOf(unit)
  return makeUnit(deps, { places: 1, seats: 1, region: REGION, organisationId: ownOrganisation })
}

async function organisationOf({ unitId }: TestUnit) {
  const found = await UnitModel.findById(unitId).orFail().lean()
  return { ownOrganisation: found.organisationId, facilityId: String(found.facilityId) }
}

async function freshPlace(world: World): Promise<string> {
  const { placeIds } = await freshUnit(world)
  return placeIds[0] ?? ''
}

function request(state: keyof typeof requests, body?: unknown): MakeTarget {
  return async ({ deps, home }) => ({
    params: { id: await requests[state](deps, { coordinator: home.coordinator }) },
    body,
  })
}

function offer(body?: unknown): MakeTarget {
  return async (world) => {
    const requestId = await requests.waiting(world.deps, { coordinator: world.home.coordinator })
    const { offerId } = await offers.open(world.deps, await freshUnit(world), { requestId })
    return { params: { id: offerId }, body }
  }
}

function stay(state: keyof typeof stays, body?: unknown): MakeTarget {
  return async (world) => {
    const requestId = await requests.waiting(world.deps, { coordinator: world.home.coordinator })
    const { stayId } = await stays[state](world.deps, await freshUnit(world), { requestId })
    return { params: { id: stayId }, body }
  }
}

function planLine(body?: unknown): MakeTarget {
  return async (world) => {
    await freshPlace(world)
    const { planId, requestId } = await plans.acute(world.deps, {
      coordinator: world.home.coordinator,
    })
    return { params: { id: planId, requestId }, body }
  }
}

/** Part of a landscape of its own: in use, or archived. */
function landscape(kind: RowKind, state: 'in-use' | 'archived' = 'in-use'): MakeTarget {
  return async ({ deps }) => {
    const unit = await makeUnit(deps, { places: 1, seats: 1 })
    const { facilityId } = await organisationOf(unit)
    const programme = await ProgrammeModel.findOne({ unitId: unit.unitId }).orFail().lean()
    const ids: Record<RowKind, string> = {
      organisation: unit.organisationId,
      facility: facilityId,
      unit: unit.unitId,
      programme: String(programme._id),
      place: unit.placeIds[0] ?? '',
    }
    if (state === 'archived') await archive(kind, ids[kind], SYSTEM, deps)
    return { params: { id: ids[kind] } }
  }
}

async function someoneWithPassword(): Promise<{ email: string; password: string }> {
  const password = 'correct horse battery staple'
  const email = `${crypto.randomUUID()}@demo.onderdak.example`
  await UserModel.create({ email, passwordHash: await hashPassword(password), role: 'desk' })
  return { email, password }
}
