import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Actor } from '../events/actor.ts'
import type { ProblemName } from '../problem.ts'
import type { AccessRule } from './access.ts'
import { explain, invalidInput, withoutUnknown } from './faults.ts'
import { pageLinks } from './page.ts'

type Part = z.ZodType
export type Input = z.ZodObject<{ params: Part; query: Part; body: Part }>

/** A part of a request in which nothing is expected. */
export const NONE = z.strictObject({}).optional()

/** An endpoint as data: the router, the OpenAPI document and the tests all read it. */
export interface Contract<I extends Input = Input, O extends z.ZodType = z.ZodType> {
  readonly id: string
  readonly method: 'get' | 'post' | 'patch' | 'put' | 'delete'
  readonly path: string
  readonly summary: string
  readonly description?: string
  readonly tag: string
  readonly access: AccessRule
  readonly input: I
  readonly output: O
  readonly status?: 200 | 201 | 204
  readonly problems: readonly ProblemName[]
  /** The answer carries an ETag, and is 304 to who sends that ETag as If-None-Match. */
  readonly revalidates?: true
  /** Works as it stands on the demo country; `today` is the day the service started. */
  readonly example?: (today: string) => Example
}

export interface Example {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** What leaves without further work: bytes made, checked and compressed for nobody in particular. */
export class Rendered {
  readonly json: string
  readonly etag: string

  constructor(json: string, etag: string) {
    this.json = json
    this.etag = etag
  }
}

export interface Route {
  readonly contract: Contract
  readonly answer: (req: Request, res: Response, actor: Actor) => Promise<void>
}

type Act<I extends Input, O extends z.ZodType> = (
  input: z.output<I>,
  actor: Actor,
) => Promise<z.input<O> | Rendered>

/** Binds a contract to an act: what comes in is parsed, and what goes out too, so that nothing undeclared leaves. */
export function route<I extends Input, O extends z.ZodType>(
  contract: Contract<I, O>,
  act: Act<I, O>,
): Route {
  const answer = async (req: Request, res: Response, actor: Actor): Promise<void> => {
    const result = await act(parseInput(contract.input, req), actor)
    if (result instanceof Rendered) {
      sendRendered(req, res, result)
      return
    }
    const output: unknown = contract.output.parse(result)
    const links = pageLinks(req, output)
    if (links) res.set('Link', links)
    res.status(contract.status ?? 200)
    if (contract.status === 204) res.end()
    else res.json(output)
  }
  return { contract, answer }
}

/** What was sent, checked. Throws `invalid-input` that names every fault at once. */
function parseInput<I extends Input>(schema: I, req: Request): z.output<I> {
  const body: unknown = req.body
  const input = { params: req.params, query: req.query, body }
  const parsed = schema.safeParse(input, { error: explain })
  if (parsed.success) return parsed.data
  const { issues } = parsed.error
  // An unknown field keeps zod from comparing the known ones: compare them without it.
  const again = schema.safeParse(withoutUnknown(input, issues), { error: explain })
  const seen = new Set(issues.map(({ path }) => JSON.stringify(path)))
  const more = again.error?.issues.filter(({ path }) => !seen.has(JSON.stringify(path))) ?? []
  throw invalidInput([...issues, ...more])
}

function sendRendered(req: Request, res: Response, { json, etag }: Rendered): void {
  // May be kept by its reader alone, who asks each time whether it still holds.
  res.set({ ETag: etag, 'Cache-Control': 'private, no-cache' })
  res.type('json')
  if (req.get('if-none-match') === etag) res.status(304).end()
  else res.send(json)
}
