import { Ajv2020 } from 'ajv/dist/2020.js'
import type { AnySchema, ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { Express } from 'express'
import assert from 'node:assert/strict'
import supertest from 'supertest'
import type { Response } from 'supertest'
import { z } from 'zod'
import { createApp } from '../../server/app.ts'
import type { Deps } from '../../server/deps.ts'
import { BASE_PATH, openApi } from '../../server/openapi.ts'
import { allRoutes } from '../../server/routes.ts'
import { TODAY } from './test-deps.ts'
import type { Account } from './accounts.ts'

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete'

export interface Call {
  readonly as?: Account | undefined
  readonly body?: unknown
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** The service over HTTP. Every answer is checked against the OpenAPI document before a test sees it. */
export interface Api {
  readonly app: Express
  readonly get: (path: string, call?: Call) => Promise<Response>
  readonly post: (path: string, call?: Call) => Promise<Response>
  readonly patch: (path: string, call?: Call) => Promise<Response>
  readonly put: (path: string, call?: Call) => Promise<Response>
  readonly delete: (path: string, call?: Call) => Promise<Response>
}

export function apiOf(deps: Deps): Api {
  const app = createApp(deps, { jobsRunning: () => true })
  const check = checkerOf(deps)
  const send =
    (method: Method) =>
    async (path: string, call: Call = {}) => {
      const request = supertest(app)[method](path)
      if (call.as) request.set(call.as.auth)
      if (call.key !== undefined) request.set('idempotency-key', call.key)
      if (call.headers) request.set(call.headers)
      const response = await (call.body === undefined ? request : request.send(toSend(call.body)))
      check(method, path, response)
      return response
    }
  return {
    app,
    get: send('get'),
    post: send('post'),
    patch: send('patch'),
    put: send('put'),
    delete: send('delete'),
  }
}

function toSend(body: unknown): object {
  return z.union([z.looseObject({}), z.array(z.unknown())]).parse(body)
}

const Document = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.looseObject({ responses: z.record(z.string(), z.unknown()) })),
  ),
})
const Content = z.object({
  content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })).optional(),
})

/** Holds every answer against the schema that the document gives for its path, method and status. */
function checkerOf(deps: Deps): (method: Method, path: string, response: Response) => void {
  const contracts = allRoutes(deps).map(({ contract }) => contract)
  const document = openApi(contracts, deps.config.publicUrl, TODAY)
  const { paths } = Document.parse(document)
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema({ ...document, $id: 'onderdak' }, 'onderdak')
  const compiled = new Map<string, ValidateFunction>()
  const schemaFor = (pointer: string): ValidateFunction => {
    const known = compiled.get(pointer)
    if (known) return known
    const schema: AnySchema = { $ref: `onderdak#${pointer}` }
    const made = ajv.compile(schema)
    compiled.set(pointer, made)
    return made
  }
  return (method, path, response) => {
    const template = templateOf(path, Object.keys(paths), method, paths)
    if (template === undefined) return
    const status = String(response.status)
    const described = paths[template]?.[method]?.responses[status]
    assert.ok(
      described,
      `${method} ${template} answers ${status}, which the document does not know`,
    )
    const media = response.status >= 400 ? 'application/problem+json' : 'application/json'
    if (Content.parse(described).content === undefined) return
    const pointer = ['paths', template, method, 'responses', status, 'content', media, 'schema']
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/')
    const validate = schemaFor(`/${pointer}`)
    const body: unknown = JSON.parse(response.text)
    assert.ok(validate(body), `${method} ${template} ${status}: ${ajv.errorsText(validate.errors)}`)
  }
}

/** The path of the document that an address belongs to: a literal one before one with parameters. */
function templateOf(
  address: string,
  templates: readonly string[],
  method: string,
  paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): string | undefined {
  const [path = ''] = address.slice(BASE_PATH.length).split('?')
  const fitting = templates.filter((template) => {
    const pattern = template.replace(/\{\w+\}/g, '[^/]+')
    return new RegExp(`^${pattern}$`).test(path) && paths[template]?.[method] !== undefined
  })
  return fitting.find((template) => template === path) ?? fitting[0]
}

const Problem = z.object({
  type: z.string(),
  detail: z.string(),
  errors: z.array(z.record(z.string(), z.string())).default([]),
})

/** Name, detail and field errors of a problem document. */
export function problemOf(response: Response): {
  name: string
  detail: string
  errors: Record<string, string>[]
} {
  assert.equal(response.type, 'application/problem+json')
  const { type, detail, errors } = Problem.parse(JSON.parse(response.text))
  return { name: type.split('/').at(-1) ?? '', detail, errors }
}
