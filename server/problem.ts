/** Every refusal the service can give: the list a reviewer reads, and the source of the API's error docs. */
export const PROBLEMS = {
  'invalid-input': { status: 400, title: 'The request is not valid' },
  'malformed-json': { status: 400, title: 'The body is not valid JSON' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'wrong-credentials': { status: 401, title: 'E-mail address or password is wrong' },
  'not-allowed': { status: 403, title: 'Your role may not do this' },
  'no-authority': { status: 403, title: 'Somebody else decides on this place' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'wrong-state': { status: 409, title: 'This cannot be done in the present state' },
  'being-decided': { status: 409, title: 'Somebody else is deciding on this' },
  'offer-already-answered': { status: 409, title: 'This offer was already answered' },
  'offer-expired': { status: 409, title: 'The time to answer this offer is over' },
  'too-late': { status: 409, title: 'The time for this is over' },
  'too-many-offers': { status: 409, title: 'As many units are asked at once as is allowed' },
  'place-taken': { status: 409, title: 'The place is not free in that period' },
  'place-blocked': { status: 409, title: 'A rule blocks this place for this household' },
  'rule-not-sound': { status: 409, title: 'The rule does not pass its checks' },
  'plan-running': { status: 409, title: 'A plan is being made already' },
  'already-exists': { status: 409, title: 'This exists already' },
  'key-reused': { status: 409, title: 'This idempotency key was used for another request' },
  'changed-meanwhile': { status: 409, title: 'Somebody else changed this at the same time' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body must be application/json' },
  'too-many-requests': { status: 429, title: 'Too many attempts' },
  unexpected: { status: 500, title: 'Something went wrong on our side' },
  'database-away': { status: 503, title: 'The database cannot be reached' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemName = keyof typeof PROBLEMS
/** RFC 9457 `errors` entry: a JSON pointer into the body, or the name of a parameter. */
export type FieldError = { pointer: string; detail: string } | { parameter: string; detail: string }

/** An expected refusal. The error handler turns it into `application/problem+json`. */
export class Problem extends Error {
  readonly problem: ProblemName
  readonly errors: readonly FieldError[]
  /** Seconds after which it makes sense to try again. */
  readonly retryAfter: number | undefined

  constructor(
    problem: ProblemName,
    detail: string,
    errors: readonly FieldError[] = [],
    retryAfter?: number,
  ) {
    super(detail)
    this.problem = problem
    this.errors = errors
    this.retryAfter = retryAfter
  }
}

/** An act that its table of states does not allow now: says which states it would have been allowed in. */
export function wrongState(what: string, is: string, expected: readonly string[]): Problem {
  return new Problem(
    'wrong-state',
    `The ${what} is ${is}; this can be done when it is ${expected.join(' or ')}.`,
  )
}
