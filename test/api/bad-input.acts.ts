import { TODAY } from '../support/test-deps.ts'
import type { Target } from './access.world.ts'

/** A call that is wrong in some fields, and what must be said of each: every one, and no other. */
export interface BadInput {
  readonly what: string
  readonly operation: string
  /** Replaces parts of what a right call sends. */
  readonly sent: Target
  /** Per JSON pointer or parameter, words of the rule or remedy. */
  readonly faults: Readonly<Record<string, RegExp>>
}

export const ACTS: readonly BadInput[] = [
  {
    what: 'a parking ends before it begins, for no reason to park',
    operation: 'parkRequest',
    sent: { body: { until: TODAY, reason: 'untraceable' } },
    faults: { '#/until': /after today/, '#/reason': /whileParked.*clock-reasons/ },
  },
  {
    what: 'a parking never ends',
    operation: 'parkRequest',
    sent: { body: { until: '2030-01-01', reason: 'abroad' } },
    faults: { '#/until': /within half a year/ },
  },
  {
    what: 'a wait status has the reason of another one',
    operation: 'setWaitStatus',
    sent: { body: { waitStatus: 'urgent', reason: 'preferred-region' } },
    faults: { '#/reason': /reason of wait status "urgent".*wait-statuses/ },
  },
  {
    what: 'a wait status is none',
    operation: 'setWaitStatus',
    sent: { body: { waitStatus: 'soon', reason: 'must-leave' } },
    faults: { '#/waitStatus': /urgent, active, preference, precaution/ },
  },
  {
    what: 'a clock is stopped for what only a status does',
    operation: 'stopClock',
    sent: { body: { reason: 'precaution' } },
    faults: { '#/reason': /byHand.*clock-reasons/ },
  },
  {
    what: 'a closure runs backwards',
    operation: 'closePlace',
    sent: { body: { from: '2026-02-05', until: '2026-02-03', reason: 'maintenance' } },
    faults: { '#/until': /must lie after from/ },
  },
  {
    what: 'everything in a closure is wrong',
    operation: 'closePlace',
    sent: { body: { from: 5, until: 'tomorrow', reason: 'because', colour: 'red' } },
    faults: {
      '#/from': /YYYY-MM-DD/,
      '#/until': /YYYY-MM-DD/,
      '#/reason': /GET \/v1\/reference\/closure-reasons/,
      '#/colour': /not a known field/,
    },
  },
  {
    what: 'a closure runs backwards and has a field too many',
    operation: 'closePlace',
    sent: {
      body: { from: '2026-02-05', until: '2026-02-03', reason: 'maintenance', colour: 'red' },
    },
    faults: { '#/until': /must lie after from/, '#/colour': /not a known field/ },
  },
  {
    what: 'an attestation is no count',
    operation: 'attestUnit',
    sent: { body: { available: -1.5 } },
    faults: { '#/available': /whole number/ },
  },
  {
    what: 'an attestation is text',
    operation: 'attestUnit',
    sent: { body: { available: 'two' } },
    faults: { '#/available': /must be a number/ },
  },
  {
    what: 'a triage decides nothing known',
    operation: 'triagePlacementRequest',
    sent: { body: { decision: 'perhaps' } },
    faults: { '#/decision': /accept, refuse, ask/ },
  },
  {
    what: 'a refusal of a request has no reason',
    operation: 'triagePlacementRequest',
    sent: { body: { decision: 'refuse' } },
    faults: { '#/reason': /must be given|refusal reason/ },
  },
  {
    what: 'a question is empty',
    operation: 'triagePlacementRequest',
    sent: { body: { decision: 'ask', question: '  ' } },
    faults: { '#/question': /not be empty/ },
  },
  {
    what: 'a withdrawal has a reason of another kind',
    operation: 'withdrawPlacementRequest',
    sent: { body: { reason: 'no-capacity' } },
    faults: { '#/reason': /phase "withdrawal".*refusal-reasons/ },
  },
  {
    what: 'an offer begins in the past and runs backwards',
    operation: 'makeOffer',
    sent: { body: { placeId: '0'.repeat(24), from: '2026-02-01', until: '2026-01-31' } },
    faults: { '#/from': new RegExp(`${TODAY} or later`), '#/until': /must lie after/ },
  },
  {
    what: 'an offer names no place and no day',
    operation: 'makeOffer',
    sent: {
      body: {
        placeId: 'room 4',
        seatIds: ['x'],
        from: 'today',
        externalDecision: { decider: '', reference: 'r', date: '2026-13-01' },
      },
    },
    faults: {
      '#/placeId': /24 hexadecimal/,
      '#/seatIds/0': /24 hexadecimal/,
      '#/from': /YYYY-MM-DD/,
      '#/externalDecision/decider': /who decided/,
      '#/externalDecision/date': /YYYY-MM-DD/,
    },
  },
  {
    what: 'an offer is refused without a known reason',
    operation: 'refuseOffer',
    sent: { body: { reason: 'not today' } },
    faults: { '#/reason': /phase "refusal".*refusal-reasons/ },
  },
  {
    what: 'a refusal that will be looked at has no explanation',
    operation: 'refuseOffer',
    sent: { body: { reason: 'active-addiction' } },
    faults: { '#/explanation': /must be given with this reason/ },
  },
  {
    what: 'somebody did not come for a reason of the house',
    operation: 'recordNonArrival',
    sent: { body: { reason: 'no-capacity' } },
    faults: { '#/reason': /side "client"/ },
  },
  {
    what: 'somebody leaves for nowhere known',
    operation: 'recordDeparture',
    sent: { body: { destination: 'the moon', on: '2026-99-99' } },
    faults: { '#/destination': /departure-destinations/, '#/on': /YYYY-MM-DD/ },
  },
  {
    what: 'somebody leaves before arriving',
    operation: 'recordDeparture',
    sent: { body: { destination: 'own-home', on: '2026-01-01' } },
    faults: { '#/on': /must lie between/ },
  },
  {
    what: 'somebody leaves tomorrow',
    operation: 'recordDeparture',
    sent: { body: { destination: 'own-home', on: '2026-02-03' } },
    faults: { '#/on': /must lie between/ },
  },
  {
    what: 'a stay is made shorter',
    operation: 'extendStay',
    sent: { body: { until: '2026-02-03' } },
    faults: { '#/until': /must lie after the present end/ },
  },
  {
    what: 'days of a unit run backwards',
    operation: 'getUnitDays',
    sent: { query: 'from=2026-02-05&until=2026-02-01' },
    faults: { until: /must lie after from/ },
  },
  {
    what: 'days of a unit are too many',
    operation: 'getUnitDays',
    sent: { query: 'from=2026-02-05&until=2030-02-01' },
    faults: { until: /at most 400 days/ },
  },
  {
    what: 'a page does not exist',
    operation: 'getWaitlist',
    sent: { query: 'page=0&pageSize=many&class=9&status=open' },
    faults: {
      page: /at least 1/,
      pageSize: /a number/,
      class: /at most 4/,
      status: /not a known parameter/,
    },
  },
  {
    what: 'a parameter is given twice',
    operation: 'listOffers',
    sent: { query: 'status=open&status=accepted' },
    faults: { status: /must be one of/ },
  },
  {
    what: 'a facility type and a region are unknown',
    operation: 'getCapacity',
    sent: { query: 'facilityType=CASTLE&region=atlantis' },
    faults: { facilityType: /facility-types/, region: /regions/ },
  },
  {
    what: 'a code list is unknown',
    operation: 'getCodeList',
    sent: { params: { list: 'shopping' } },
    faults: { list: /must be one of facility-types/ },
  },
  {
    what: 'the log is searched by half a moment',
    operation: 'listAuditEntries',
    sent: { query: 'from=2026-02-01' },
    faults: { from: /a moment with its offset/ },
  },
  {
    what: 'somebody signs in without an address',
    operation: 'signIn',
    sent: { body: { email: 'me', password: '' } },
    faults: { '#/email': /e-mail address/, '#/password': /not be empty/ },
  },
]
