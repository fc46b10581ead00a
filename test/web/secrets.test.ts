import assert from 'node:assert/strict'
import { ROLES } from '../../models/user.model.ts'
import type { Role } from '../../models/user.model.ts'
import { CaseModel } from '../../models/case.model.ts'
import { draftRequest } from '../../server/features/requests/request.service.ts'
import { submitRequest } from '../../server/features/requests/submit-request.service.ts'
import { triageRequest } from '../../server/features/requests/triage.service.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { allScreens } from '../../server/web/screens.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { pagesOf } from '../support/pages.ts'
import { plans } from '../support/plans.ts'
import { contentOf, offers, stays } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

/** What must not be read, as it would stand in a page, and the roles that may read it all the same. */
const SECRETS: readonly (readonly [what: string, sign: RegExp, readers: readonly Role[]])[] = [
  ['a name', /Zonneveld|Marisol/, []],
  ['a telephone number', /0612345678/, []],
  ['a day of birth', /1990-05-01|1 mei 1990|1 May 1990/, ['coordinator', 'desk', 'region']],
  ['where the household may not be', /Zeewolde/, ['coordinator', 'desk', 'region']],
  ['a pseudonym', /PSEUDONYM/, ['auditor']],
  ['a password', /argon2|passwordHash/, []],
  ['a key', /wrappedKey|tokenHash/, []],
]

const EVERY_MUNICIPALITY = /<(select|datalist).*?<\/\1>/gs

describe('what pages say', function () {
  this.timeout(60_000)
  useDatabase()

  it('holds nothing that the reader may not see, whoever asks for whatever page', async () => {
    const deps = testDeps()
    const unit = await makeUnit(deps, { places: 5 })
    const { organisationId, unitId, placeIds } = unit
    const coordinator = await signedIn('coordinator')
    const own = { ...SYSTEM, organisationId: coordinator.organisationId }
    const secret = {
      region: 'amsterdam',
      identity: {
        ...{ givenNames: 'Marisol', familyName: 'Zonneveld' },
        ...{ birthDate: '1990-05-01', contact: '0612345678' },
      },
      content: contentOf({
        safety: { threatLevel: 'hoog', forbiddenAreas: ['municipality:zeewolde'] },
      }),
    }
    const waiting = async () => {
      const { _id } = await draftRequest(secret, own, deps)
      await submitRequest(String(_id), SYSTEM, deps)
      await triageRequest(String(_id), { decision: 'accept' }, SYSTEM, deps)
      return String(_id)
    }
    const place = (index: number) => ({ placeId: placeIds[index] ?? '' })
    const offered = await waiting()
    const { offerId } = await offers.open(deps, unit, { requestId: offered, ...place(0) })
    const { stayId } = await stays.arrived(deps, unit, { requestId: await waiting(), ...place(1) })
    const requestId = await waiting()
    const planId = await plans.proposed(deps)
    const ids: Readonly<Record<string, readonly string[]>> = {
      ...{ unitId: [unitId], placeId: [placeIds[3] ?? ''], requestId: [requestId] },
      ...{
        section: ['household', 'safety'],
        requests: [requestId],
        offers: [offerId],
        stays: [stayId],
        plans: [planId],
      },
    }
    const tokens = (await CaseModel.find().lean()).map(({ token }) => token)
    const found: string[] = []
    let read = 0

    for (const role of ROLES) {
      const account =
        role === 'coordinator' ? coordinator : await signedIn(role, { organisationId })
      const { open } = pagesOf(deps).as(account)
      for (const path of allScreens.flatMap((screen) => addresses(screen.path, ids))) {
        const page = await open(path)
        if (page.status === 200) read += 1
        found.push(...secretsIn(page.text, tokens, role).map((what) => `${role} ${path}: ${what}`))
      }
    }

    assert.deepEqual(found, [])
    assert.ok(read > 40, `${read} pages read`)
  })
})

/** What of the secrets a page says that this role may not read. */
function secretsIn(page: string, tokens: readonly string[], role: Role): string[] {
  const text = tokens
    .reduce((all, token) => all.replaceAll(token, 'PSEUDONYM'), page)
    .replace(EVERY_MUNICIPALITY, '')
  return SECRETS.filter(([, sign, readers]) => sign.test(text) && !readers.includes(role)).map(
    ([what]) => what,
  )
}

/** Every address of a pattern, with each of the ids that may stand there: `id` goes by the kind of page. */
function addresses(pattern: string, ids: Readonly<Record<string, readonly string[]>>): string[] {
  const [, name] = /:(\w+)/.exec(pattern) ?? []
  if (name === undefined) return [pattern]
  const kind = name === 'id' ? (pattern.split('/')[1] ?? '') : name
  return (ids[kind] ?? []).flatMap((id) => addresses(pattern.replace(`:${name}`, id), ids))
}
