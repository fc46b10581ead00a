import assert from 'node:assert/strict'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import supertest from 'supertest'
import { z } from 'zod'
import { API_VERSION, openApi } from '../../server/openapi.ts'
import { allRoutes } from '../../server/routes.ts'
import { apiOf } from '../support/api.ts'
import { TODAY, testDeps } from '../support/test-deps.ts'
import { lint } from './spectral/lint.ts'

const deps = testDeps()
const contracts = allRoutes(deps).map(({ contract }) => contract)
const document = openApi(contracts, deps.config.publicUrl, TODAY)

const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(1),
  description: z.string().min(1),
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.string(), example: z.unknown().optional() }))
    .default([]),
  requestBody: z
    .object({
      content: z.object({
        'application/json': z.looseObject({ schema: z.unknown(), example: z.unknown().optional() }),
      }),
    })
    .optional(),
})
const { paths } = z
  .looseObject({ paths: z.record(z.string(), z.record(z.string(), Operation)) })
  .parse(document)
const operations = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
)

describe('the API document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document))

    assert.ok(valid, JSON.stringify(errors, null, 1))
  })

  it('keeps every one of our rules, also without a certificate', async () => {
    assert.deepEqual(await lint(document), [])
    assert.deepEqual(await lint(openApi(contracts, 'http://127.0.0.1:3000', TODAY)), [])
  })

  it('describes every route once, under the major version', () => {
    const described = operations.map(({ path, method, operation }) => [
      operation.operationId,
      method,
      `/v1${path}`,
    ])

    const routes = contracts.map(({ id, method, path }) => [id, method, path])
    assert.deepEqual(described.toSorted(), routes.toSorted())
    assert.equal(new Set(contracts.map(({ id }) => id)).size, contracts.length)
    assert.deepEqual(document['servers'], [{ url: 'https://onderdak.test/v1' }])
  })

  it('resolves every reference', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)]

    assert.ok(references.length > 100)
    for (const [, reference = ''] of references) {
      const parts = reference.replace(/^#\//, '').split('/')
      const target = parts.reduce<unknown>(
        (value, part) => z.record(z.string(), z.unknown()).parse(value)[part],
        document,
      )
      assert.ok(target, reference)
    }
  })

  for (const { path, method, operation } of operations) {
    it(`shows ${operation.operationId} with examples that fit its own schema`, () => {
      const body = operation.requestBody?.content['application/json']
      if (body) {
        const pointer = ['paths', path, method, 'requestBody', 'content', 'application/json']
        const validate = validatorAt([...pointer, 'schema'])
        assert.ok(body.example !== undefined, 'no example of the body')
        assert.ok(validate(body.example), JSON.stringify(validate.errors))
      }
      for (const parameter of operation.parameters.filter((one) => one.in === 'path')) {
        const told = operation.description.includes('Ids come from')
        assert.ok(parameter.example !== undefined || told, `no example of ${parameter.name}`)
      }
    })
  }

  it('can be read by everyone, from any website, without an account', async () => {
    const { app } = apiOf(deps)

    const response = await supertest(app)
      .get('/v1/openapi.json')
      .set('origin', 'https://elsewhere.example')

    assert.equal(response.status, 200)
    assert.equal(response.headers['access-control-allow-origin'], '*')
    assert.equal(response.headers['api-version'], API_VERSION)
    const { info } = z
      .looseObject({ info: z.looseObject({ version: z.string() }) })
      .parse(JSON.parse(response.text))
    assert.equal(info.version, API_VERSION)
  })
})

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema({ ...document, $id: 'document' }, 'document')

function validatorAt(pointer: readonly string[]) {
  const path = pointer
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/')
  return ajv.compile({ $ref: `document#/${path}` })
}
