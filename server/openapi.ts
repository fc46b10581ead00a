import { z } from 'zod'
import { ACCESS } from './http/access.ts'
import type { Contract } from './http/route.ts'
import { PROBLEMS } from './problem.ts'
import type { ProblemName } from './problem.ts'

type Json = Record<string, unknown>

export const API_VERSION = '1.0.0'

/** Where the API begins. The document gives it as server, and its paths from there (/core/uri-version). */
export const BASE_PATH = '/v1'

const EVERYWHERE: readonly ProblemName[] = ['invalid-input', 'unexpected', 'database-away']
const SIGNED_IN: readonly ProblemName[] = ['not-signed-in', 'not-allowed']
const WITH_BODY: readonly ProblemName[] = ['malformed-json', 'too-large', 'unsupported-media-type']

/** The API as an OpenAPI 3.1 document, made from the contracts. `today` dates the examples. */
export function openApi(contracts: readonly Contract[], publicUrl: string, today: string): Json {
  const schemas: Json = { Problem: problemSchema() }
  const paths: Record<string, Json> = {}
  for (const contract of contracts) {
    const path = contract.path.slice(BASE_PATH.length)
    paths[path] = { ...paths[path], [contract.method]: operation(contract, schemas, today) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Onderdak',
      version: API_VERSION,
      description:
        'Shelter places and care programmes for victims of human trafficking: capacity, requests, matching, offers, stays and the waitlist.',
      contact: { name: 'Onderdak', url: publicUrl, email: 'desk@demo.onderdak.example' },
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: serverOf(publicUrl) }],
    tags: [...new Set(contracts.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas,
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
      headers: { 'API-Version': versionHeader() },
    },
  }
}

/** Without a certificate only where the document itself came from: so that no address over http is published. */
function serverOf(publicUrl: string): string {
  return publicUrl.startsWith('https://') ? `${publicUrl}${BASE_PATH}` : BASE_PATH
}

function operation(contract: Contract, schemas: Json, today: string): Json {
  const { id, summary, description, tag, access } = contract
  const parameters = parametersFor(contract, schemas, today)
  const requestBody = requestBodyFor(contract, schemas, today)
  return {
    operationId: id,
    summary,
    description: description ?? `${summary}. Access: ${rolesOf(contract)}.`,
    tags: [tag],
    security: access === 'anyone' ? [] : [{ session: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    responses: responsesOf(contract, schemas, requestBody !== undefined),
  }
}

function parametersFor(contract: Contract, schemas: Json, today: string): Json[] {
  const { input, method, access } = contract
  const example = contract.example?.(today)
  return [
    ...parametersOf('path', input.shape.params, example?.params, schemas),
    ...parametersOf('query', input.shape.query, example?.query, schemas),
    ...(method === 'post' && access !== 'anyone' ? [idempotencyParameter()] : []),
  ]
}

function requestBodyFor(contract: Contract, schemas: Json, today: string): Json | undefined {
  const schema = objectSchema(contract.input.shape.body, schemas, 'input')
  if (!schema) return undefined
  const example: unknown = contract.example?.(today).body
  const content: Json = example === undefined ? { schema } : { schema, example }
  return { required: true, content: { 'application/json': content } }
}

function rolesOf({ access }: Contract): string {
  const roles: readonly string[] | null = ACCESS[access]
  return roles?.join(', ') ?? 'everyone'
}

function responsesOf(contract: Contract, schemas: Json, hasBody: boolean): Json {
  const { status = 200, output, summary, access } = contract
  const headers = { 'API-Version': { $ref: '#/components/headers/API-Version' } }
  const content = { 'application/json': { schema: schemaOf(output, schemas, 'output') } }
  const names = [
    ...EVERYWHERE,
    ...(access === 'anyone' ? [] : SIGNED_IN),
    ...(hasBody ? WITH_BODY : []),
    ...contract.problems,
  ]
  const byStatus = new Map<number, string[]>()
  for (const name of new Set(names)) {
    const { status: code, title } = PROBLEMS[name]
    byStatus.set(code, [...(byStatus.get(code) ?? []), title])
  }
  const responses: Json = {
    [String(status)]: { description: summary, headers, ...(status !== 204 && { content }) },
  }
  if (contract.revalidates) responses['304'] = { description: 'Not changed since', headers }
  for (const [code, titles] of byStatus) responses[String(code)] = problemResponse(titles, headers)
  return responses
}

function problemResponse(titles: readonly string[], headers: Json): Json {
  const schema = { $ref: '#/components/schemas/Problem' }
  return {
    description: titles.join('; '),
    headers,
    content: { 'application/problem+json': { schema } },
  }
}

function parametersOf(
  place: 'path' | 'query',
  schema: z.ZodType,
  example: Readonly<Record<string, string>> | undefined,
  schemas: Json,
): Json[] {
  const object = objectSchema(schema, schemas, 'input')
  const { properties, required } = Properties.parse(object ?? {})
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
    ...(example?.[name] !== undefined && { example: example[name] }),
  }))
}

const Properties = z.object({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  required: z.array(z.string()).default([]),
})

/** The JSON Schema of a part of a request; undefined where nothing is expected. */
function objectSchema(schema: z.ZodType, schemas: Json, io: 'input' | 'output'): Json | undefined {
  const made = schemaOf(schema, schemas, io)
  const empty =
    made['type'] === 'object' && Object.keys(Properties.parse(made).properties).length === 0
  return empty && made['anyOf'] === undefined && made['oneOf'] === undefined ? undefined : made
}

const Definitions = z.looseObject({
  $schema: z.unknown(),
  $defs: z.record(z.string(), z.unknown()).default({}),
})

/** A zod schema as JSON Schema; what carries an id becomes a component. */
function schemaOf(schema: z.ZodType, schemas: Json, io: 'input' | 'output'): Json {
  if (schema instanceof z.ZodVoid) return {}
  const made = z.toJSONSchema(schema, {
    ...{ io, unrepresentable: 'any', target: 'draft-2020-12' },
    override: ({ jsonSchema }) => {
      tellItems(jsonSchema)
    },
  })
  const text = JSON.stringify(made).replaceAll('#/$defs/', '#/components/schemas/')
  const { $schema: _schema, $defs, ...rest } = Definitions.parse(JSON.parse(text))
  for (const [name, definition] of Object.entries($defs)) schemas[name] = withoutId(definition)
  const id = rest['id']
  if (typeof id !== 'string') return rest
  schemas[id] = withoutId(rest)
  return { $ref: `#/components/schemas/${id}` }
}

/** A tuple says its items as a list's are said: the linter of the design rules knows no other way. */
function tellItems(schema: z.core.JSONSchema.BaseSchema): void {
  const { prefixItems } = schema
  if (prefixItems === undefined || schema.items !== undefined) return
  delete schema.prefixItems
  const schemas = prefixItems.flatMap((one) => (typeof one === 'boolean' ? [] : [one]))
  const different = [...new Map(schemas.map((one) => [JSON.stringify(one), one])).values()]
  const [first, ...others] = different
  schema.items = first !== undefined && others.length === 0 ? first : { anyOf: different }
  schema.minItems = prefixItems.length
  schema.maxItems = prefixItems.length
}

function withoutId(definition: unknown): unknown {
  const { id: _id, $schema: _schema, ...rest } = z.looseObject({}).parse(definition)
  return rest
}

function problemSchema(): Json {
  const error = {
    type: 'object',
    properties: {
      pointer: { type: 'string' },
      parameter: { type: 'string' },
      detail: { type: 'string' },
    },
    required: ['detail'],
  }
  return {
    type: 'object',
    description: 'RFC 9457, with every faulty field in errors',
    properties: {
      type: { type: 'string', format: 'uri' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      errors: { type: 'array', items: error },
    },
    required: ['type', 'title', 'status', 'detail'],
  }
}

function idempotencyParameter(): Json {
  return {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'A fresh UUID per act. Sent again within 24 hours it gives the same outcome, once.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  }
}

function versionHeader(): Json {
  return {
    description: 'Version of the API',
    schema: { type: 'string', examples: [API_VERSION] },
  }
}
