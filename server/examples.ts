import { fixedId } from './fixed-id.ts'

const example = (kind: string, name: string): string => fixedId(kind, `example-${name}`)

/** Things of the demo country that the examples in the API's documentation act on. The demo makes each of them. */
export const EXAMPLES = {
  unit: example('unit', 'omm'),
  requests: {
    draft: example('request', 'draft'),
    complete: example('request', 'complete'),
    submitted: example('request', 'submitted'),
    asked: example('request', 'asked'),
    toTake: example('request', 'to-take'),
    waiting: example('request', 'waiting'),
    /** Lost from view: nobody has said for long that they still wait. */
    lost: example('request', 'lost'),
    toPark: example('request', 'to-park'),
    toWithdraw: example('request', 'to-withdraw'),
    /** A unit has refused it and is excluded until it is assessed anew. */
    excluded: example('request', 'excluded'),
  },
  cases: { draft: fixedId('case', 'example-draft'), complete: fixedId('case', 'example-complete') },
  reports: {
    received: example('report', 'received'),
    taken: example('report', 'taken-up'),
  },
  places: {
    /** Free and fitting for the waiting request. */
    free: example('place', 'free'),
    toClose: example('place', 'to-close'),
    /** Free, for somebody who moves. */
    spare: example('place', 'omm-8'),
    closed: example('place', 'closed'),
  },
  closure: example('closure', 'open'),
  offers: {
    toAccept: example('offer', 'to-accept'),
    toRefuse: example('offer', 'to-refuse'),
    toWithdraw: example('offer', 'to-withdraw'),
    /** A refusal that is looked at again: every step of that in turn. */
    toReview: example('offer', 'to-review'),
    /** The desk has set the refusal aside. */
    overridden: example('offer', 'overridden'),
    /** An objection waits for a decision. */
    objected: example('offer', 'objected'),
  },
  excludedUnit: example('unit', 'omm'),
  stays: {
    arriving: example('stay', 'arriving'),
    notArriving: example('stay', 'not-arriving'),
    leaving: example('stay', 'leaving'),
    staying: example('stay', 'staying'),
    moving: example('stay', 'moving'),
    /** Longer there than planned: somebody asked for it, and it is to be decided on. */
    overstaying: example('stay', 'overstaying'),
    /** Planned against the refusal of the unit. */
    overridden: example('stay', 'overridden'),
  },
} as const
