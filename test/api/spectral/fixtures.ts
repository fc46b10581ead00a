import { z } from 'zod'

type Json = Record<string, unknown>

/** The smallest document that keeps every rule. */
export function soundDocument(): Json {
  const headers = { 'API-Version': { schema: { type: 'string' } } }
  const problem = {
    type: 'object',
    properties: {
      status: { type: 'integer' },
      title: { type: 'string' },
      detail: { type: 'string' },
    },
    required: ['status', 'title', 'detail'],
  }
  const refusal = {
    ...{ description: 'Refused', headers },
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Houses',
      version: '1.0.0',
      contact: { name: 'Houses', url: 'https://houses.example', email: 'houses@houses.example' },
    },
    servers: [{ url: 'https://houses.example/v1' }],
    paths: {
      '/open-houses/{id}/closures': {
        post: {
          ...{ operationId: 'closeHouse', summary: 'Close', description: 'Close a house' },
          tags: ['Houses'],
          security: [{ session: [] }],
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'dryRun', in: 'query', schema: { type: 'boolean' } },
          ],
          requestBody: {
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Closure' },
                example: { openingDate: '2026-02-02' },
              },
            },
          },
          responses: {
            201: { description: 'Closed', headers },
            ...{ 400: refusal, 401: refusal, 403: refusal },
          },
        },
      },
    },
    components: {
      schemas: {
        Problem: problem,
        Closure: {
          type: 'object',
          properties: {
            openingDate: { type: 'string', format: 'date' },
            closedAt: { type: 'string', format: 'date-time' },
          },
        },
      },
    },
  }
}

const PATH = '/open-houses/{id}/closures'
const POST = ['paths', PATH, 'post']
const FIELDS = ['components', 'schemas', 'Closure', 'properties']

/** Per rule, the one change that breaks it and nothing else. */
export const SPOILED: Readonly<Record<string, () => Json>> = {
  'openapi-3': () => set(['openapi'], '2.0'),
  contact: () => set(['info', 'contact'], { name: 'Houses', url: 'https://houses.example' }),
  'semantic-version': () => set(['info', 'version'], '1.0'),
  servers: () => set(['servers'], []),
  'major-version-in-uri': () => set(['servers', '0', 'url'], 'https://houses.example'),
  https: () => set(['servers', '0', 'url'], 'http://houses.example/v1'),
  'no-trailing-slash': () => movePath('/closures/', 'get'),
  'kebab-case-paths': () => movePath('/openHouses/{id}/closures'),
  'plural-collections': () => movePath('/house/{id}/closures'),
  'created-in-a-collection': () => movePath('/open-houses/{id}/closing'),
  nouns: () => movePath('/open-houses/{id}/close', 'get'),
  'http-methods': () => movePath(PATH, 'trace'),
  'query-camel-case': () => set([...POST, 'parameters', '1', 'name'], 'dry_run'),
  'path-parameter-camel-case': () => set([...POST, 'parameters', '0', 'name'], 'house_id'),
  'field-camel-case': () => set([...FIELDS, 'opening_hours'], { type: 'string' }),
  'array-items': () => set([...FIELDS, 'hours'], { type: 'array' }),
  'schema-pascal-case': () => set(['components', 'schemas', 'open-house'], { type: 'object' }),
  'version-header': () => set([...POST, 'responses', '201'], { description: 'Closed' }),
  'problem-json': () =>
    set([...POST, 'responses', '400', 'content'], { 'application/json': { schema: {} } }),
  'problem-members': () => set(['components', 'schemas', 'Problem', 'required'], ['title']),
  'invalid-input': () => set([...POST, 'responses', '400'], undefined),
  'signed-in-refusals': () => set([...POST, 'responses', '401'], undefined),
  'date-is-a-date': () => set([...FIELDS, 'openingDate'], { type: 'string', format: 'date-time' }),
  'moment-is-a-moment': () => set([...FIELDS, 'closedAt'], { type: 'string' }),
  'no-local-times': () => set([...FIELDS, 'opens'], { type: 'string', format: 'time' }),
  'no-personal-data-in-uris': () => set([...POST, 'parameters', '1', 'name'], 'familyName'),
  'described-operations': () => set([...POST, 'summary'], undefined),
  'body-examples': () =>
    set([...POST, 'requestBody', 'content', 'application/json', 'example'], undefined),
}

const AnyObject = z.record(z.string(), z.unknown())

/** The sound document with another value at one place; `undefined` takes it away. */
function set(at: readonly string[], value: unknown): Json {
  return AnyObject.parse(replaced(soundDocument(), at, value))
}

function replaced(json: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  if (Array.isArray(json)) {
    const items: unknown[] = json
    return items.map((item, index) => (String(index) === key ? next(item, rest, value) : item))
  }
  const object = AnyObject.parse(json ?? {})
  return { ...object, [key]: next(object[key], rest, value) }
}

function next(json: unknown, rest: readonly string[], value: unknown): unknown {
  return rest.length === 0 ? value : replaced(json, rest, value)
}

/** The one operation under another address, or another method. */
function movePath(path: string, method = 'post'): Json {
  const { paths, ...document } = soundDocument()
  const { [PATH]: item } = z.record(z.string(), AnyObject).parse(paths)
  return { ...document, paths: { [path]: { [method]: item?.['post'] } } }
}
