import { CaseModel } from '../../../models/case.model.ts'
import { MandateModel } from '../../../models/mandate.model.ts'
import { HOLDING, OfferModel } from '../../../models/offer.model.ts'
import { OrganisationModel } from '../../../models/organisation.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import { StayModel } from '../../../models/stay.model.ts'
import type { StoredStay } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { dayOf, endOfDay } from '../../today.ts'
import { visibleOffers } from '../offers/offer-access.ts'
import { visibleRequests } from '../requests/request-move.ts'
import { visibleStays } from '../stays/stay-access.ts'
import { offerTodo } from './offer-todo.ts'
import { isMine } from './owner.ts'
import type { Found, Todo } from './owner.ts'
import { DESK, deciderOf, waitTodos } from './wait-todos.ts'

/**
 * What waits for a person, each with its owner and its deadline, the most pressing first; what has no deadline
 * comes last. Of what the actor may see: all of it, or (`mine`) what this role has to do itself.
 */
export async function readTodos(
  which: 'mine' | 'overdue',
  actor: Actor,
  deps: Deps,
): Promise<Todo[]> {
  const now = deps.now()
  const today = dayOf(now)
  const [requests, offers, stays, mandates] = await Promise.all([
    // Without what it says of people: nobody needs that to see what is due.
    RequestModel.find(
      { $and: [visibleRequests(actor), { status: { $in: PENDING } }] },
      { profile: 0 },
    ).lean(),
    OfferModel.find({ $and: [visibleOffers(actor), { status: { $in: [...HOLDING] } }] }).lean(),
    StayModel.find({ $and: [visibleStays(actor), dueStays(today)] }).lean(),
    MandateModel.find({ from: { $lte: today }, until: { $gt: today } }, { region: 1 }).lean(),
  ])
  const mandated = new Set(mandates.map(({ region }) => region))
  const all = [
    ...requests.flatMap((request) => requestTodo(request, mandated)),
    ...requests.flatMap((request) => waitTodos(request, { mandated, now, deps })),
    ...offers.flatMap(offerTodo),
    ...stays.map(stayTodo),
  ]
  const kept = all.filter((todo) =>
    which === 'mine' ? isMine(todo, actor) : todo.due !== undefined && todo.due <= now,
  )
  const [names] = await Promise.all([ownerNames(kept), noteReading(kept, actor, deps)])
  return kept
    .map(({ caseId: _caseId, ...todo }) => ({ ...todo, ownerName: names.get(idOf(todo)) }))
    .toSorted((a, b) => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1))
}

const PENDING = [
  ...(['draft', 'submitted', 'information-asked', 'waiting', 'offered'] as const),
  'lost-contact',
] as const

/** Expected today or before and not said to be there; or there, with the stay over. */
function dueStays(today: string): Record<string, unknown> {
  return {
    $or: [
      { status: 'planned', from: { $lte: today } },
      { status: 'arrived', until: { $lte: today } },
    ],
  }
}

function requestTodo(
  request: Omit<StoredRequest, 'profile'>,
  mandated: ReadonlySet<string>,
): Found[] {
  const { _id, caseId, status, region, organisationId, decideBy, urgencyClass } = request
  const common = { id: String(_id), caseId, class: urgencyClass, due: decideBy ?? undefined }
  const triageBy = request.triageBy ?? undefined
  const coordinator = {
    role: 'coordinator' as const,
    organisationId: String(organisationId),
  }
  if (status === 'draft') return [{ ...common, kind: 'finish-draft', owner: coordinator }]
  if (status === 'information-asked') {
    return [{ ...common, kind: 'answer-question', owner: coordinator }]
  }
  if (status === 'submitted') {
    const owner = deciderOf(region, mandated)
    return [{ ...common, kind: 'triage', owner, due: triageBy ?? common.due }]
  }
  return status === 'waiting' ? [{ ...common, kind: 'find-place', owner: DESK }] : []
}

function stayTodo({ _id, caseId, status, from, until, organisationId }: StoredStay): Found {
  const arrives = status === 'planned'
  return {
    ...{ kind: arrives ? 'record-arrival' : 'end-stay', id: String(_id), caseId },
    // The day itself is the time to say it; after that it is late.
    due: endOfDay(arrives ? from : until),
    owner: { role: 'operator', organisationId: String(organisationId) },
  }
}

function timeOf({ due }: Pick<Todo, 'due'>): number {
  return due?.getTime() ?? Number.MAX_SAFE_INTEGER
}

const idOf = ({ owner }: Pick<Todo, 'owner'>): string => owner.organisationId ?? ''

/** Organisation > its name, of whoever has to act. */
async function ownerNames(kept: readonly Found[]): Promise<Map<string, string>> {
  const ids = [...new Set(kept.map(idOf))].filter((id) => id !== '')
  const found = await OrganisationModel.find({ _id: { $in: ids } }, { name: 1 }).lean()
  return new Map(found.map(({ _id, name }) => [String(_id), name]))
}

async function noteReading(kept: readonly Found[], actor: Actor, deps: Deps): Promise<void> {
  const caseIds = kept.map(({ caseId }) => caseId)
  const cases = await CaseModel.find({ _id: { $in: caseIds } }, { token: 1 }).lean()
  await recordRead(deps, actor, { act: 'todo.listed', caseTokens: cases.map(({ token }) => token) })
}
