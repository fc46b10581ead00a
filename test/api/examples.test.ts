import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import supertest from 'supertest'
import type { Response } from 'supertest'
import { z } from 'zod'
import { loadDemo } from '../../scripts/demo/load-demo.ts'
import { apiOf } from '../support/api.ts'
import type { Api } from '../support/api.ts'
import { useDatabase } from '../support/database.ts'
import { testDeps } from '../support/test-deps.ts'
import { makeWorld } from './access.world.ts'
import type { World } from './access.world.ts'
import { accountOf, allowedCaller, callOperation, rowOf } from './operations.ts'

/** What the documentation shows of an operation: all that a newcomer has. */
const Shown = z.looseObject({
  operationId: z.string(),
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.string(), example: z.unknown().optional() }))
    .default([]),
  requestBody: z
    .object({
      content: z.object({ 'application/json': z.looseObject({ example: z.unknown() }) }),
    })
    .optional(),
})
type Shown = z.output<typeof Shown>
const Document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), Shown)) })

/** Their examples name no password or code that works: those are made with the accounts. */
const WITH_OWN_PASSWORD = ['signIn', 'choosePassword']
/** Ends the session that tries all the others. */
const LAST = 'signOut'
/** Act on a line of a plan that has been made, which takes a while: tried out with the plans themselves. */
const OF_A_PLAN = ['acceptPlanLine', 'overridePlanLine']
/** Marks what somebody was told, which only a job does: tried out with the notices themselves. */
const OF_ONE_PERSON = 'readNotice'
/** What has no fixed id because it is made by an example: the operation that makes it. */
const MADE_BY: Readonly<Record<string, string>> = {
  moveUser: 'inviteUser',
  blockUser: 'inviteUser',
  unblockUser: 'inviteUser',
  inviteAgain: 'inviteUser',
  reopenUnitForProfile: 'closeUnitForProfile',
  changeClosure: 'closePlace',
  changeProfileClosure: 'closeUnitForProfile',
  cancelPlan: 'startPlan',
  getPlan: 'startPlan',
  renameFilter: 'saveFilter',
  removeFilter: 'saveFilter',
  closeSurge: 'openSurge',
  withdrawProgrammeWait: 'askProgramme',
  getGroup: 'announceGroup',
  triageGroup: 'announceGroup',
  withdrawGroup: 'announceGroup',
  previewRule: 'draftRule',
  approveRule: 'draftRule',
  reviseRule: 'draftRule',
  withdrawRule: 'draftRule',
}

describe('the examples of the documentation, on the demo country', function () {
  this.timeout(300_000)
  useDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'examples-'))
  after(() => {
    rmSync(folder, { recursive: true })
  })

  it('all work exactly as they stand, and opening a request again and again', async () => {
    const made = testDeps()
    const deps = { ...made, config: { ...made.config, dataDir: folder } }
    await loadDemo(deps, () => undefined)
    const world = await makeWorld(deps)
    const api = apiOf(deps)
    const shown = await readDocument(api)
    const wanted = shown.filter(
      ({ operationId: id }) =>
        ![...WITH_OWN_PASSWORD, LAST, OF_ONE_PERSON, ...OF_A_PLAN].includes(id),
    )

    const answers = new Map<string, Response>()
    for (const operation of wanted) {
      answers.set(operation.operationId, await tryOut(operation, api, world, answers))
    }
    for (const operationId of ['createPlacementRequest', LAST]) {
      const operation = find(shown, operationId)
      answers.set(`${operationId}, at the end`, await tryOut(operation, api, world, answers))
    }

    const failed = [...answers].filter(([, { status }]) => status >= 300)
    assert.deepEqual(
      failed.map(([id, { status, text }]) => `${id}: ${status} ${text}`),
      [],
    )
    assert.ok(answers.size >= 45, `only ${answers.size} were tried`)
  })
})

async function readDocument({ app }: Api): Promise<Shown[]> {
  const { text } = await supertest(app).get('/v1/openapi.json')
  const { paths } = Document.parse(JSON.parse(text))
  return Object.values(paths).flatMap((item) => Object.values(item))
}

function find(shown: readonly Shown[], id: string): Shown {
  const found = shown.find(({ operationId }) => operationId === id)
  if (!found) throw new Error(`The document does not show ${id}`)
  return found
}

/** Calls it with what is shown, as the desk, or as whose task it is where that is not the desk's. */
async function tryOut(
  { operationId, parameters, requestBody }: Shown,
  api: Api,
  world: World,
  answers: ReadonlyMap<string, Response>,
): Promise<Response> {
  const maker = MADE_BY[operationId]
  const madeId = maker === undefined ? undefined : idIn(answers.get(maker))
  const of = (place: string): Record<string, string> =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === place)
        .flatMap(({ name, example = place === 'path' ? madeId : undefined }) =>
          example === undefined ? [] : [[name, z.string().parse(example)]],
        ),
    )
  const target = {
    params: of('path'),
    query: new URLSearchParams(of('query')).toString(),
    body: requestBody?.content['application/json'].example,
  }
  const as = accountOf(allowedCaller(rowOf(operationId)), world)
  return callOperation(api, operationId, target, { as })
}

function idIn(response: Response | undefined): string | undefined {
  return response && z.looseObject({ id: z.string() }).parse(JSON.parse(response.text)).id
}
