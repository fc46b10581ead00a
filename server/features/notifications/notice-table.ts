import type { Way } from '../../../models/notice.model.ts'
import type { Role } from '../../../models/user.model.ts'
import type { EventIds, EventName } from '../../events/events.ts'
import { CAPACITY_KINDS, CAPACITY_TOLD } from './capacity-notices.ts'
import { STAY_KINDS, STAY_TOLD } from './stay-notices.ts'
import { WAIT_KINDS, WAIT_TOLD } from './wait-notices.ts'
import { REVIEW_KINDS, REVIEW_SETTLED, REVIEW_TOLD } from './review-notices.ts'
import { REPORT_KINDS, REPORT_TOLD } from './report-notices.ts'

/**
 * Who is told what, as data. To tell people of a new event:
 *
 * 1. record the event in the act's transaction (`tx.record`), with `organisationIds` and `regions` of who may hear of it;
 * 2. add a kind to `KINDS`: its text in both languages, without any fact about a person;
 * 3. add a row to `TOLD`: after which event, which roles, and about which of the event's ids.
 *
 * That is all: the notice, the mail, the preferences, the screen and the API follow. `operator` and `coordinator` are
 * told when their organisation is among the event's, `region` when its region is, `reporter` of what came of an own
 * report, the other roles always; who did the act is not told of it.
 */
export interface Kind {
  readonly textNl: string
  readonly textEn: string
  /** How people hear of it who did not choose. */
  readonly way: Exclude<Way, 'off'>
  /** An escalation: mailed at once, through quiet hours and budget, and nobody can switch it off. */
  readonly urgent?: true
}

export const KINDS = {
  ...REVIEW_KINDS,
  ...REPORT_KINDS,
  'offer-to-answer': {
    textNl: 'Een voorstel wacht op uw antwoord.',
    textEn: 'An offer waits for your answer.',
    way: 'mail',
  },
  'offer-accepted': {
    textNl: 'Een voorstel is aangenomen.',
    textEn: 'An offer was accepted.',
    way: 'digest',
  },
  'offer-refused': {
    textNl: 'Een voorstel is geweigerd.',
    textEn: 'An offer was refused.',
    way: 'digest',
  },
  'offer-expired': {
    textNl: 'Een voorstel is verlopen zonder antwoord.',
    textEn: 'An offer ran out without an answer.',
    way: 'mail',
  },
  'offer-withdrawn': {
    textNl: 'Een voorstel is ingetrokken.',
    textEn: 'An offer was withdrawn.',
    way: 'digest',
  },
  'request-to-triage': {
    textNl: 'Een aanvraag wacht op triage.',
    textEn: 'A request waits for triage.',
    way: 'digest',
  },
  'triage-overdue': {
    textNl: 'Een aanvraag wacht te lang op triage.',
    textEn: 'A request waits too long for triage.',
    way: 'mail',
    urgent: true,
  },
  'question-to-answer': {
    textNl: 'Er is een vraag over uw aanvraag.',
    textEn: 'There is a question about your request.',
    way: 'mail',
  },
  'request-waiting': {
    textNl: 'Een aanvraag staat nu op de wachtlijst.',
    textEn: 'A request is on the waitlist now.',
    way: 'app',
  },
  'request-refused': {
    textNl: 'Een aanvraag is afgewezen.',
    textEn: 'A request was refused.',
    way: 'mail',
  },
  'request-withdrawn': {
    textNl: 'Een aanvraag is ingetrokken.',
    textEn: 'A request was withdrawn.',
    way: 'app',
  },
  'not-arrived': {
    textNl: 'Een verwacht huishouden is niet aangekomen.',
    textEn: 'An expected household did not arrive.',
    way: 'mail',
  },
  ...STAY_KINDS,
  ...CAPACITY_KINDS,
  ...WAIT_KINDS,
  'stay-conflict': {
    textNl: 'Een verblijf loopt door in het volgende.',
    textEn: 'A stay runs into the next one.',
    way: 'mail',
    urgent: true,
  },
  'plan-ready': {
    textNl: 'Het landelijke plan ligt klaar.',
    textEn: 'The national plan is ready.',
    way: 'app',
  },
  'plan-failed': {
    textNl: 'Het landelijke plan is mislukt.',
    textEn: 'The national plan failed.',
    way: 'digest',
  },
  'rule-to-approve': {
    textNl: 'Een regel wacht op een tweede oordeel.',
    textEn: 'A rule waits for a second opinion.',
    way: 'digest',
  },
  'mail-given-up': {
    textNl: 'Mail komt al een dag niet weg. Kijk de mailserver na.',
    textEn: 'Mail has not got away for a day. Check the mail server.',
    way: 'app',
  },
  'dead-address': {
    textNl: 'Mail aan een collega komt niet aan. Het adres klopt niet meer.',
    textEn: 'Mail to a colleague does not arrive. The address no longer works.',
    way: 'app',
  },
} as const satisfies Record<string, Kind>

export type NoticeKind = keyof typeof KINDS

/** A field of an event's ids that holds one id. */
export type Subject = {
  [K in keyof EventIds]-?: EventIds[K] extends string | undefined ? K : never
}[keyof EventIds]

export interface Told {
  readonly after: EventName
  readonly subject: Subject
  /** Who is told, and what. */
  readonly kind?: NoticeKind
  readonly roles?: readonly Role[]
  /** Notices about the same thing that ask for nothing any more. */
  readonly settles?: readonly NoticeKind[]
}

export const TOLD: readonly Told[] = [
  ...REVIEW_TOLD,
  ...REPORT_TOLD,
  {
    after: 'request.submitted',
    subject: 'requestId',
    kind: 'request-to-triage',
    roles: ['desk', 'region'],
    settles: ['question-to-answer'],
  },
  {
    after: 'request.triage-overdue',
    subject: 'requestId',
    kind: 'triage-overdue',
    roles: ['desk', 'region'],
  },
  {
    after: 'request.asked',
    subject: 'requestId',
    kind: 'question-to-answer',
    roles: ['coordinator'],
    settles: ['request-to-triage', 'triage-overdue'],
  },
  {
    after: 'request.accepted',
    subject: 'requestId',
    kind: 'request-waiting',
    roles: ['coordinator'],
    settles: ['request-to-triage', 'triage-overdue'],
  },
  {
    after: 'request.refused',
    subject: 'requestId',
    kind: 'request-refused',
    roles: ['coordinator'],
    settles: ['request-to-triage', 'triage-overdue'],
  },
  {
    after: 'request.withdrawn',
    subject: 'requestId',
    kind: 'request-withdrawn',
    roles: ['desk', 'coordinator'],
    settles: ['request-to-triage', 'triage-overdue', 'question-to-answer'],
  },
  { after: 'offer.made', subject: 'offerId', kind: 'offer-to-answer', roles: ['operator'] },
  {
    after: 'offer.accepted',
    subject: 'offerId',
    kind: 'offer-accepted',
    roles: ['desk', 'coordinator'],
    settles: ['offer-to-answer', ...REVIEW_SETTLED],
  },
  {
    after: 'offer.declined',
    subject: 'offerId',
    kind: 'offer-refused',
    roles: ['desk', 'coordinator'],
    settles: ['offer-to-answer', ...REVIEW_SETTLED],
  },
  {
    after: 'offer.expired',
    subject: 'offerId',
    kind: 'offer-expired',
    roles: ['desk', 'operator'],
    settles: ['offer-to-answer', ...REVIEW_SETTLED],
  },
  {
    after: 'offer.withdrawn',
    subject: 'offerId',
    kind: 'offer-withdrawn',
    roles: ['operator'],
    settles: ['offer-to-answer', ...REVIEW_SETTLED],
  },
  {
    after: 'stay.not-arrived',
    subject: 'stayId',
    kind: 'not-arrived',
    roles: ['desk', 'coordinator'],
  },
  ...STAY_TOLD,
  ...CAPACITY_TOLD,
  ...WAIT_TOLD,
  { after: 'plan.proposed', subject: 'planId', kind: 'plan-ready', roles: ['desk'] },
  { after: 'plan.failed', subject: 'planId', kind: 'plan-failed', roles: ['desk', 'admin'] },
  { after: 'rule.drafted', subject: 'ruleId', kind: 'rule-to-approve', roles: ['admin'] },
  { after: 'rule.approved', subject: 'ruleId', settles: ['rule-to-approve'] },
  { after: 'rule.withdrawn', subject: 'ruleId', settles: ['rule-to-approve'] },
  {
    after: 'mail.undeliverable',
    subject: 'userId',
    kind: 'dead-address',
    roles: ['desk', 'admin'],
  },
  { after: 'mail.given-up', subject: 'userId', kind: 'mail-given-up', roles: ['admin'] },
]

/** What is said of a kind. A newer node may have written one that this one does not know yet. */
export function kindOf(name: string): Kind | undefined {
  const all: Readonly<Record<string, Kind>> = KINDS
  return Object.hasOwn(all, name) ? all[name] : undefined
}
