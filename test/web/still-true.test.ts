import assert from 'node:assert/strict'
import { ConfirmLinkModel } from '../../models/confirm-link.model.ts'
import { UnitModel } from '../../models/unit.model.ts'
import { UserModel } from '../../models/user.model.ts'
import { issueConfirmLink } from '../../server/features/capacity/confirm-link.service.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { pagesOf, textOf } from '../support/pages.ts'
import { recordsOf } from '../support/records.ts'
import { stays } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

/** Somebody without a session, and a link sent to the operator of a unit with three free places. */
async function scene() {
  const deps = testDeps()
  const unit = await makeUnit(deps, { places: 3 })
  const { id: userId } = await signedIn('operator', { organisationId: unit.organisationId })
  const token = await issueConfirmLink({ unitId: unit.unitId, userId }, deps)
  const attestation = async () => (await UnitModel.findById(unit.unitId).lean())?.attestation
  return {
    deps,
    unit,
    userId,
    token,
    path: `/still-true/${token}`,
    attestation,
    pages: pagesOf(deps),
  }
}

describe('the link that asks whether a number is still true', () => {
  useDatabase()

  it('confirms with one tap and no account, once, and opening it does nothing', async () => {
    const { path, attestation, pages, userId } = await scene()
    const page = await pages.as().open(path)
    const other = pages.as()
    const same = await other.open(path)
    const before = await attestation()

    const reader = pages.as()
    const opened = await reader.open(path)
    const done = await reader.sendAndFollow(opened, 'still-true')
    const again = await other.send(same, 'still-true')

    assert.match(textOf(page), /Afdeling: de kalender zegt dat er nu 3 vrij zijn/)
    assert.equal(before, undefined)
    assert.match(textOf(done), /Dank u.*werkt één keer en is gebruikt/)
    assert.equal(again.status, 409)
    const stored = await attestation()
    assert.deepEqual([stored?.available, stored?.by], [3, userId])
    assert.equal((await recordsOf('unit.attested')).events.length, 1)
  })

  it('says nothing when the number has changed meanwhile, and stays good', async () => {
    const { deps, unit, path, attestation, pages } = await scene()
    const reader = pages.as()
    const page = await reader.open(path)
    await stays.arrived(deps, unit)

    const late = await reader.send(page, 'still-true')
    const nothing = await attestation()
    await reader.sendAndFollow(late, 'still-true')

    assert.equal(late.status, 409)
    assert.match(textOf(late), /nu 2 vrij zijn/)
    assert.deepEqual([nothing, (await attestation())?.available], [undefined, 2])
  })

  it('does nothing when it has run out, was made up, or its person has left', async () => {
    const { deps, path, attestation, pages, userId } = await scene()
    const reader = pages.as()
    const page = await reader.open(path)

    const forged = await reader.open(`/still-true/${'A'.repeat(43)}`)
    await UserModel.updateOne({ _id: userId }, { $set: { blockedAt: deps.now() } })
    const left = await reader.send(page, 'still-true')
    await UserModel.updateOne({ _id: userId }, { $unset: { blockedAt: 1 } })
    deps.clock.set('2026-02-03T23:59:59Z')
    const inTime = await reader.open(path)
    deps.clock.set('2026-02-05T00:00:00Z')
    const late = await reader.send(page, 'still-true')

    assert.match(textOf(forged), /doet niets/)
    assert.deepEqual([left.status, late.status], [404, 404])
    assert.match(textOf(inTime), /Klopt nog/)
    assert.equal(await attestation(), undefined)
  })

  it('is refused from another site, and only its hash is stored', async () => {
    const { path, token, attestation, pages } = await scene()
    const page = await pages.as().open(path)
    const stranger = pages.as()

    const refused = await stranger.send(page, 'still-true')

    assert.equal(refused.status, 403)
    assert.equal(await attestation(), undefined)
    const stored = JSON.stringify(await ConfirmLinkModel.find().lean())
    assert.equal(stored.includes(token), false)
  })
})
