import type { ErrorRequestHandler, RequestHandler } from 'express'
import { mongo } from 'mongoose'
import { z } from 'zod'
import { isDuplicate } from '../../models/duplicate-key.ts'
import type { Deps } from '../deps.ts'
import { Problem, PROBLEMS } from '../problem.ts'

const SECONDS_UNTIL_RETRY = 5

/** The one place where an error becomes an answer: always `application/problem+json`, never a stack or a value. */
export function errorHandler({ config, log }: Pick<Deps, 'config' | 'log'>): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error)
      return
    }
    const problem = toProblem(error)
    if (problem.problem === 'unexpected') log.error({ error }, 'unexpected error')
    const { status, title } = PROBLEMS[problem.problem]
    const type = `${config.publicUrl}/problems/${problem.problem}`
    const { message: detail, errors, retryAfter } = problem
    if (retryAfter !== undefined) res.set('Retry-After', String(retryAfter))
    if (status === 401) res.set('WWW-Authenticate', 'Bearer')
    res.status(status).type('application/problem+json')
    res.json({ type, title, status, detail, ...(errors.length > 0 && { errors }) })
  }
}

/** Whatever no route answered. The address is not repeated: somebody may have put a name into it. */
export const notFound: RequestHandler = () => {
  throw new Problem('not-found', 'There is nothing at this address: see GET /v1/openapi.json.')
}

/** Every error the service knows how to explain; anything else is `unexpected` and keeps its detail to the log. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  return fromAddress(error) ?? fromBodyParser(error) ?? fromDatabase(error) ?? unexpected()
}

function unexpected(): Problem {
  return new Problem('unexpected', 'We have noted it. Nothing was changed. Try again later.')
}

/** The router's own complaint about a path it cannot decode. */
function fromAddress(error: unknown): Problem | undefined {
  if (!(error instanceof URIError)) return undefined
  return new Problem('invalid-input', 'The address is not percent-encoded UTF-8: correct it.')
}

const BodyParserError = z.object({
  type: z.string().default(''),
  status: z.literal([400, 413, 415]),
})

function fromBodyParser(error: unknown): Problem | undefined {
  const parsed = BodyParserError.safeParse(error)
  if (!parsed.success) return undefined
  const { type } = parsed.data
  if (type === 'entity.too.large') {
    return new Problem('too-large', 'A body may be 256 kB at most: send less at a time.')
  }
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') {
    return new Problem('unsupported-media-type', 'Send JSON in UTF-8, uncompressed or gzip.')
  }
  return new Problem('malformed-json', 'The body could not be read as JSON: check its syntax.')
}

function fromDatabase(error: unknown): Problem | undefined {
  const { MongoError } = mongo
  if (isConnectionLoss(error)) {
    const detail = 'Nothing was lost. Try again in a few seconds.'
    return new Problem('database-away', detail, [], SECONDS_UNTIL_RETRY)
  }
  if (isDuplicate(error)) {
    return new Problem('already-exists', 'Another one like it exists already.')
  }
  if (error instanceof MongoError && error.hasErrorLabel('TransientTransactionError')) {
    const detail = 'Too many people changed this at once. Look at it again and repeat your act.'
    return new Problem('changed-meanwhile', detail, [], 1)
  }
  return undefined
}

/** Names of driver and mongoose errors that mean: the database cannot be reached just now. */
const CONNECTION_LOSS = new Set([
  'MongooseServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'PoolClearedOnNetworkError',
  'MongoPoolClearedError',
  'MongoOperationTimeoutError',
])

function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { MongoNetworkError, MongoServerSelectionError } = mongo
  if (error instanceof MongoNetworkError || error instanceof MongoServerSelectionError) return true
  if (CONNECTION_LOSS.has(error.name)) return true
  // A bulk write wraps what went wrong with its connection.
  return 'errorResponse' in error && isConnectionLoss(error.errorResponse)
}
