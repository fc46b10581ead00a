import { z } from 'zod'

/** What can happen, in the past tense. Outbox, audit and live feed all speak these names. */
export const EVENT_NAMES = [
  'report.received',
  'report.followed-up',
  'report.escalated',
  'report.closed',
  'request.drafted',
  'request.changed',
  'request.submitted',
  'request.taken',
  'request.let-go',
  'request.asked',
  'request.accepted',
  'request.refused',
  'case.merged',
  'case.told-apart',
  'request.withdrawn',
  'request.title-ended',
  'request.promoted',
  'offer.made',
  'offer.accepted',
  'offer.declined',
  'offer.expired',
  'offer.withdrawn',
  'offer.escalated-to-manager',
  'offer.escalated-to-desk',
  'offer.escalated-to-duty-officer',
  'offer.contested',
  'offer.mitigation-offered',
  'offer.refusal-upheld',
  'offer.review-overdue',
  'offer.overridden',
  'offer.appealed',
  'offer.appeal-decided',
  'offer.stepped-back',
  'request.reassessed',
  'stay.arrived',
  'stay.not-arrived',
  'stay.cancelled',
  'stay.extended',
  'stay.departed',
  'stay.overstayed',
  'stay.transfer-planned',
  'stay.overstay-asked',
  'stay.overstay-decided',
  'stay.overdue',
  'stay.obstacle-noted',
  'stay.obstacle-resolved',
  'place.closed',
  'place.reopened',
  'place.closure-changed',
  'unit.attested',
  'unit.duty-hours-set',
  'unit.confirmation-asked',
  'unit.link-sent',
  'capacity.conflict-found',
  'capacity.conflict-resolved',
  'unit.closed-for',
  'unit.reopened-for',
  'unit.closure-changed',
  'rule.drafted',
  'rule.approved',
  'rule.withdrawn',
  'plan.started',
  'plan.progressed',
  'plan.proposed',
  'plan.failed',
  'plan.cancelled',
  'plan.superseded',
  'plan.line-offered',
  'plan.line-overridden',
  'plan.line-withdrawn',
  'landscape.changed',
  'user.signed-in',
  'session.revoked',
  'user.changed',
  'notice.written',
  'notice.read',
  'notice.settings-changed',
  'mail.undeliverable',
  'mail.given-up',
] as const
export type EventName = (typeof EVENT_NAMES)[number]

/** Ids and status only: an event may travel further than the facts may. */
export const EventIds = z.object({
  reportId: z.string().optional(),
  requestId: z.string().optional(),
  offerId: z.string().optional(),
  stayId: z.string().optional(),
  /** The organisation for which somebody else did it. */
  onBehalfOf: z.string().optional(),
  placeId: z.string().optional(),
  /** The one unit it is about, whether or not its numbers change. */
  unitId: z.string().optional(),
  ruleId: z.string().optional(),
  planId: z.string().optional(),
  userId: z.string().optional(),
  noticeId: z.string().optional(),
  sessionId: z.string().optional(),
  status: z.string().optional(),
  /** Of a plan that is being made, in per cent. */
  progress: z.number().optional(),
  /** Units whose numbers this changes. */
  unitIds: z.array(z.string()).readonly().optional(),
  /** Who may hear of it, beside the desk. */
  organisationIds: z.array(z.string()).readonly().optional(),
  regions: z.array(z.string()).readonly().optional(),
  /** People it concerns in person. */
  userIds: z.array(z.string()).readonly().optional(),
})
export type EventIds = Readonly<z.output<typeof EventIds>>

export interface DomainEvent {
  /** Id of the outbox row: the same event is heard once, whichever way it comes. */
  readonly id: string
  readonly name: EventName
  readonly ids: EventIds
}
