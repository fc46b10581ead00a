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
    toWithdraw: example('request', 'to-withdraw'),
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
  },
  stays: {
    arriving: example('stay', 'arriving'),
    notArriving: example('stay', 'not-arriving'),
    leaving: example('stay', 'leaving'),
    staying: example('stay', 'staying'),
    moving: example('stay', 'moving'),
    /** Longer there than planned: somebody asked for it, and it is to be decided on. */
    overstaying: example('stay', 'overstaying'),
  },
} as const
