import type { Response } from 'supertest'
import type { Account } from '../support/accounts.ts'
import type { Api } from '../support/api.ts'
import { ACCESS_TABLE } from './access.table.ts'
import type { AccessRow, Caller } from './access.table.ts'
import { TARGETS } from './access.world.ts'
import type { Target, World } from './access.world.ts'

/** The row of an operation in the table of who may do what. */
export function rowOf(id: string): AccessRow {
  const row = ACCESS_TABLE.find((candidate) => candidate.id === id)
  if (!row) throw new Error(`access.table.ts does not know ${id}`)
  return row
}

/** Something fresh on which the operation can be done. */
export async function targetOf(id: string, world: World): Promise<Target> {
  const make = TARGETS[id]
  if (!make) throw new Error(`access.world.ts makes nothing for ${id}`)
  return make(world)
}

export function accountOf(caller: Caller, { home }: World): Account | undefined {
  return caller === 'nobody' ? undefined : home[caller]
}

/** Somebody who may do it. */
export function allowedCaller({ expected }: AccessRow): Caller {
  const order = ['desk', 'admin', 'auditor', 'operator', 'coordinator', 'nobody'] as const
  const caller = order.find((candidate) => expected[candidate] < 300)
  if (!caller) throw new Error('Nobody may do this')
  return caller
}

interface Extra {
  readonly as?: Account | undefined
  readonly key?: string
}

/** Calls an operation over HTTP. */
export function callOperation(
  api: Api,
  id: string,
  { params = {}, query, body }: Target,
  extra: Extra = {},
): Promise<Response> {
  const [method = '', template = ''] = rowOf(id).call.split(' ')
  const path = template.replace(/\{(\w+)\}/g, (_all, name: string) =>
    encodeURIComponent(params[name] ?? name),
  )
  const methods = {
    get: api.get,
    post: api.post,
    patch: api.patch,
    put: api.put,
    delete: api.delete,
  }
  const send = Object.entries(methods).find(([name]) => name === method)?.[1]
  if (!send) throw new Error(`Unknown method ${method}`)
  return send(query === undefined ? path : `${path}?${query}`, { ...extra, body })
}
