import type { StoredOffer } from '../../../models/offer.model.ts'
import type { ReviewStatus } from '../../../models/offer-review.ts'
import type { Found, Owner, TodoKind } from './owner.ts'

/** Who has the turn on an offer that runs: the unit, or in a second look at its refusal somebody else. */
export function offerTodo(offer: StoredOffer): Found[] {
  const { _id, caseId, status, review, answerBy } = offer
  const common = { id: String(_id), caseId }
  if (status === 'open')
    return [{ ...common, kind: 'answer-offer', due: answerBy, owner: unitOf(offer) }]
  const turn = review && TURNS[review.status]
  if (!turn) return []
  return [{ ...common, kind: turn.kind, due: review.dueBy ?? undefined, owner: turn.owner(offer) }]
}

interface Turn {
  readonly kind: TodoKind
  readonly owner: (offer: StoredOffer) => Owner
}

const TURNS: Readonly<Partial<Record<ReviewStatus, Turn>>> = {
  mitigation: {
    kind: 'solve-refusal',
    owner: ({ requestedBy }) => ({ role: 'coordinator', organisationId: String(requestedBy) }),
  },
  'unit-again': { kind: 'answer-mitigation', owner: unitOf },
  opinion: { kind: 'give-opinion', owner: () => ({ role: 'desk' }) },
}

function unitOf({ organisationId }: StoredOffer): Owner {
  return { role: 'operator', organisationId: String(organisationId) }
}
