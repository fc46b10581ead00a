import { Types } from 'mongoose'
import { CaseModel, IdentityModel } from '../../../models/case.model.ts'
import type { StoredCase } from '../../../models/case.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem, wrongState } from '../../problem.ts'
import { CHANGEABLE } from '../../states.ts'
import { complexityOf, openContent, sealContent } from './request-content.ts'
import type { RequestContent } from './request-content.ts'
import { lookupTokenOf, sealIdentity, tokensOf } from './identity.ts'
import { requireComplete } from './request-complete.ts'
import { idsOfRequest, requireCase, requireRequest } from './request-move.ts'
import type { Identity } from './request.schema.ts'
import { decideBy, triageBy } from './triage-clock.ts'

export interface NewRequest {
  readonly region: string
  readonly caseId?: string | undefined
  readonly identity?: Identity | undefined
  readonly content: RequestContent
  readonly groupId?: Types.ObjectId
}

/** Opens a draft in an act of its own: see `openDraft`. */
export async function draftRequest(
  request: NewRequest,
  actor: Actor,
  deps: Deps,
): Promise<StoredRequest> {
  return transact(deps, actor, (tx) => openDraft(request, tx, deps))
}

/**
 * Opens a draft, with a new case unless one is given.
 * Throws `not-found` for a case of another organisation and `already-exists` when it has a live request.
 */
export async function openDraft(
  { region, caseId, identity, content, groupId }: NewRequest,
  tx: Tx,
  deps: Deps,
): Promise<StoredRequest> {
  const organisationId = organisationOf(tx.actor)
  const theCase = caseId
    ? await requireOwnCase(caseId, organisationId, tx)
    : await openCase(organisationId, tx, deps)
  const request = new RequestModel({
    caseId: theCase._id,
    organisationId,
    region,
    status: 'draft',
    live: true,
    createdAt: tx.at,
    ...(groupId && { groupId }),
    ...storedContent(content, theCase, deps),
  }).toObject()
  await RequestModel.insertMany([request], { session: tx.session })
  if (identity) await keepIdentity(identity, theCase, tx, deps)
  tx.record('request.drafted', idsOfRequest(request), { caseTokens: [theCase.token] })
  return request
}

export interface RequestChange {
  readonly region?: string | undefined
  readonly identity?: Identity | undefined
  /** Sections that are given replace what was there; the others stay. */
  readonly content: RequestContent
}

/**
 * Changes a request. Once submitted it must stay complete.
 * Throws `wrong-state` when it is no longer open to change, and `invalid-input` when it would become incomplete.
 */
export async function changeRequest(
  id: string,
  { region, identity, content }: RequestChange,
  actor: Actor,
  deps: Deps,
): Promise<StoredRequest> {
  return transact(deps, actor, async (tx) => {
    const before = await requireRequest(id, tx)
    if (!CHANGEABLE.includes(before.status)) throw wrongState('request', before.status, CHANGEABLE)
    const theCase = await requireCase(before.caseId, tx.session)
    const merged = { ...openContent(before, theCase, deps.vault), ...content }
    if (before.status !== 'draft') requireComplete(merged)

    const after = await RequestModel.findOneAndUpdate(
      // Somebody else's change in between makes this one start again.
      { _id: id, version: before.version },
      {
        $set: {
          ...storedContent(merged, theCase, deps),
          // A class that waiting has given is not lost by a change of something else.
          ...(content.urgency === undefined && { urgencyClass: before.urgencyClass }),
          ...(region !== undefined && { region }),
          ...(content.urgency && clocksOf(before, content.urgency.class, tx.at, deps)),
        },
        $inc: { version: 1 },
      },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!after)
      throw new Problem('changed-meanwhile', 'Read the request again and repeat your change.')
    if (identity) await keepIdentity(identity, theCase, tx, deps)
    tx.record('request.changed', idsOfRequest(after), {
      fields: [
        ...Object.keys(content),
        ...(region === undefined ? [] : ['region']),
        ...(identity ? ['identity'] : []),
      ],
      caseTokens: [theCase.token],
    })
    return after
  })
}

/** Another class has other terms. Triage's own runs from the change, and never becomes longer by it. */
function clocksOf(
  { submittedAt, triageBy: earlier }: StoredRequest,
  urgencyClass: number,
  at: Date,
  { reference }: Deps,
): Partial<Pick<StoredRequest, 'decideBy' | 'triageBy'>> {
  if (!submittedAt) return {}
  const later = triageBy(urgencyClass, at, reference)
  return {
    decideBy: decideBy(urgencyClass, submittedAt, reference),
    ...(earlier && { triageBy: later < earlier ? later : earlier }),
  }
}

function storedContent(
  content: RequestContent,
  theCase: StoredCase,
  { vault }: Deps,
): Pick<StoredRequest, 'profile' | 'complexity' | 'askedClass' | 'urgencyClass'> {
  const urgencyClass = content.urgency?.class ?? 4
  return {
    profile: sealContent(content, theCase, vault),
    complexity: complexityOf(content),
    askedClass: urgencyClass,
    urgencyClass,
  }
}

/** The organisation somebody asks for. Throws `not-allowed` for who has none. */
export function organisationOf({ organisationId }: Actor): Types.ObjectId {
  if (organisationId === undefined) {
    throw new Problem(
      'not-allowed',
      'Your account belongs to no organisation: ask your administrator.',
    )
  }
  return new Types.ObjectId(organisationId)
}

async function requireOwnCase(
  caseId: string,
  organisationId: Types.ObjectId,
  { session }: Tx,
): Promise<StoredCase> {
  const found = await CaseModel.findOne({ _id: caseId, organisationId }, null, { session }).lean()
  if (!found) throw new Problem('not-found', 'There is no such case, or you may not see it.')
  return found
}

async function openCase(
  organisationId: Types.ObjectId,
  { at, session }: Tx,
  { vault }: Deps,
): Promise<StoredCase> {
  const _id = new Types.ObjectId()
  const opened = new CaseModel({
    _id,
    organisationId,
    token: vault.token('case', String(_id)),
    wrappedKey: vault.newCaseKey(),
    openedAt: at,
  }).toObject()
  await CaseModel.insertMany([opened], { session })
  return opened
}

async function keepIdentity(
  identity: Identity,
  theCase: StoredCase,
  { session }: Tx,
  { vault }: Deps,
): Promise<void> {
  const sealed = sealIdentity(identity, theCase, vault)
  const lookupToken = lookupTokenOf(identity, vault)
  await IdentityModel.updateOne(
    { caseId: theCase._id },
    { $set: { sealed, lookupToken, tokens: tokensOf(identity, vault) } },
    { upsert: true, session },
  )
}
