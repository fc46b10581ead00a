import type { Types } from 'mongoose'
import type { Role } from '../../../models/user.model.ts'
import type { Actor } from '../../events/actor.ts'

export const TODO_KINDS = [
  'answer-offer',
  'solve-refusal',
  'answer-mitigation',
  'give-opinion',
  'answer-question',
  'triage',
  'find-place',
  'wait-norm-over',
  'review-wait-status',
  'check-in',
  'find-household',
  'record-arrival',
  'end-stay',
  'finish-draft',
] as const
export type TodoKind = (typeof TODO_KINDS)[number]

/** Who has to act: a role, and whose when there are several of it. */
export interface Owner {
  readonly role: Role
  readonly organisationId?: string
  readonly region?: string
}

/** One thing that waits for a person. */
export interface Todo {
  readonly kind: TodoKind
  /** Of the offer, the request or the stay it is about. */
  readonly id: string
  readonly class?: number
  readonly due: Date | undefined
  readonly owner: Owner
  /** Of the owner's organisation, when it is one that is known. */
  readonly ownerName: string | undefined
}

/** The same, with whose case it is, before its owner is named. */
export type Found = Omit<Todo, 'ownerName'> & { readonly caseId: Types.ObjectId }

/** The desk also does what a region with a mandate may do, so that nothing waits for one that does not. */
export function isMine(
  { owner }: Pick<Todo, 'owner'>,
  { role, organisationId, region }: Actor,
): boolean {
  if (role === 'desk') return owner.role === 'desk' || owner.role === 'region'
  if (owner.role !== role) return false
  return owner.organisationId === undefined
    ? owner.region === region
    : owner.organisationId === organisationId
}
