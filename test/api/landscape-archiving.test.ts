import assert from 'node:assert/strict'
import { z } from 'zod'
import { FacilityModel } from '../../models/facility.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import { UnitModel } from '../../models/unit.model.ts'
import { signedIn } from '../support/accounts.ts'
import { apiOf } from '../support/api.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { offers } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

async function scene() {
  const deps = testDeps()
  const unit = await makeUnit(deps, { places: 2 })
  return { deps, api: apiOf(deps), unit, admin: await signedIn('admin') }
}

describe('archiving parts of the landscape', () => {
  useDatabase()

  it('takes a unit out of use with its places, and brings both back', async () => {
    const { api, unit, admin } = await scene()

    const archived = await api.post(`/v1/units/${unit.unitId}/archiving`, { as: admin })
    const gone = await PlaceModel.countDocuments({ archivedAt: { $exists: true } })
    const restored = await api.post(`/v1/units/${unit.unitId}/restoration`, { as: admin })

    assert.deepEqual([archived.status, gone, restored.status], [200, 2, 200])
    assert.equal(await PlaceModel.countDocuments({ archivedAt: { $exists: true } }), 0)
    assert.equal((await UnitModel.findById(unit.unitId).lean())?.version, 3)
  })

  it('leaves a place archived that was archived before its unit', async () => {
    const { api, unit, admin } = await scene()
    await PlaceModel.updateOne({ _id: unit.placeIds[0] }, { $set: { archivedAt: new Date(0) } })
    await api.post(`/v1/units/${unit.unitId}/archiving`, { as: admin })

    await api.post(`/v1/units/${unit.unitId}/restoration`, { as: admin })

    assert.equal(await PlaceModel.countDocuments({ archivedAt: { $exists: true } }), 1)
  })

  for (const level of ['organisations', 'facilities', 'units', 'places'] as const) {
    it(`refuses to archive ${level} while a place in them is held`, async () => {
      const { deps, api, unit, admin } = await scene()
      await offers.open(deps, unit)
      const facility = await FacilityModel.findOne().lean()
      const ids = {
        organisations: unit.organisationId,
        facilities: String(facility?._id),
        units: unit.unitId,
        places: unit.placeIds[0] ?? '',
      }

      const answer = await api.post(`/v1/${level}/${ids[level]}/archiving`, { as: admin })

      assert.equal(answer.status, 409)
      assert.equal(await PlaceModel.countDocuments({ archivedAt: { $exists: true } }), 0)
    })
  }

  it('restores nothing inside something that is archived', async () => {
    const { api, unit, admin } = await scene()
    const facility = await FacilityModel.findOne().lean()
    await api.post(`/v1/facilities/${String(facility?._id)}/archiving`, { as: admin })

    const answer = await api.post(`/v1/units/${unit.unitId}/restoration`, { as: admin })

    assert.equal(answer.status, 409)
  })

  it('says not found for what never was, and wrong state for what is done already', async () => {
    const { api, unit, admin } = await scene()
    const unknown = await api.post(`/v1/units/${'0'.repeat(24)}/archiving`, { as: admin })
    await api.post(`/v1/units/${unit.unitId}/archiving`, { as: admin })

    const again = await api.post(`/v1/units/${unit.unitId}/archiving`, { as: admin })

    assert.deepEqual([unknown.status, again.status], [404, 409])
  })

  it('lists organisations and facilities by page, archived ones on request only', async () => {
    const { deps, api, unit, admin } = await scene()
    await makeUnit(deps)
    await api.post(`/v1/organisations/${unit.organisationId}/archiving`, { as: admin })

    const present = await api.get('/v1/organisations', { as: admin })
    const all = await api.get('/v1/facilities?archived=true&pageSize=1', { as: admin })

    const Page = z.object({ total: z.number(), items: z.array(z.unknown()) })
    assert.equal(Page.parse(present.body).total, 1)
    assert.equal(Page.parse(all.body).total, 2)
    assert.equal(Page.parse(all.body).items.length, 1)
  })
})
