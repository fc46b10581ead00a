import assert from 'node:assert/strict'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { FacilityModel } from '../../models/facility.model.ts'
import { OrganisationModel } from '../../models/organisation.model.ts'
import { OutboxEventModel } from '../../models/outbox-event.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import { UnitModel } from '../../models/unit.model.ts'
import { importLandscape } from '../../server/features/landscape/import-landscape.service.ts'
import { readJson } from '../../server/features/landscape/read-json.ts'
import { fixedId } from '../../server/fixed-id.ts'
import { useDatabase } from '../support/database.ts'
import { GOOD, HEAD, IMPORTER, ROWS, load } from '../support/landscape-rows.ts'
import { testDeps } from '../support/test-deps.ts'

const { organisation, facility, unit, room, bed } = ROWS

describe('importing a landscape', () => {
  useDatabase()

  it('makes organisation, facility, unit and places, with ids that follow from their codes', async () => {
    const deps = testDeps()

    const { faults, added } = await load(GOOD, deps)

    assert.deepEqual(faults, [])
    assert.deepEqual(added, { organisation: 1, facility: 1, unit: 1, programme: 0, place: 2 })
    const stored = await UnitModel.findById(fixedId('unit', 'UNIT')).lean()
    assert.equal(stored?.region, 'amsterdam')
    assert.equal(stored.policeRegion, 'amsterdam')
    assert.equal(String(stored.organisationId), fixedId('organisation', 'ORG'))
    assert.deepEqual(stored.features, { unitGenderMix: 'vrouwen' })
  })

  it('writes one audit entry and one event, and the board shows the new unit', async () => {
    const deps = testDeps()

    await load(GOOD, deps)

    const written = { name: 'landscape.changed' }
    assert.equal(await OutboxEventModel.countDocuments(written), 1)
    assert.equal(await AuditEntryModel.countDocuments({ act: written.name }), 1)
    assert.equal(deps.board.unit(fixedId('unit', 'UNIT'))?.places.length, 2)
  })

  it('changes nothing the second time: no version, no event', async () => {
    const deps = testDeps()
    await load(GOOD, deps)
    const before = await UnitModel.find().lean()

    const { changed, added, unchanged } = await load(GOOD, deps)

    assert.equal(
      Object.values({ ...changed }).reduce((sum, count) => sum + count),
      0,
    )
    assert.equal(
      Object.values({ ...added }).reduce((sum, count) => sum + count),
      0,
    )
    assert.equal(unchanged.place, 2)
    assert.deepEqual(await UnitModel.find().lean(), before)
    assert.equal(await OutboxEventModel.countDocuments(), 1)
  })

  it('changes nothing at all when one row of many is bad', async () => {
    const bad = bed.replace(',bed,', ',bank,')

    const { faults } = await load([...GOOD.slice(0, -1), bad], testDeps())

    assert.equal(faults.length, 1)
    assert.equal(await OrganisationModel.countDocuments(), 0)
    assert.equal(await PlaceModel.countDocuments(), 0)
    assert.equal(await OutboxEventModel.countDocuments(), 0)
  })

  it('lets two imports of the same file at once end as one', async () => {
    const deps = testDeps()

    const reports = await Promise.all([load(GOOD, deps), load(GOOD, deps)])

    const added = reports.map((report) => report.added.place)
    assert.deepEqual(added.toSorted(), [0, 2])
    assert.equal(await PlaceModel.countDocuments(), 2)
    assert.equal(await FacilityModel.countDocuments(), 1)
  })

  it('keeps bookings, attestation and the id when a row changes, and raises the version', async () => {
    const deps = testDeps()
    await load(GOOD, deps)
    const booking = {
      id: 'c',
      kind: 'closure',
      from: '2026-01-01',
      until: '2026-03-01',
      reason: 'maintenance',
    }
    await PlaceModel.updateOne({ code: 'ROOM' }, { $set: { bookings: [booking] } })
    const attestation = { at: new Date(), by: 'operator', available: 1, derived: 1 }
    await UnitModel.updateOne({ code: 'UNIT' }, { $set: { attestation } })

    const { changed } = await load([HEAD, room.replace('Kamer 1', 'Zolder')], deps)

    assert.equal(changed.place, 1)
    const place = await PlaceModel.findById(fixedId('place', 'ROOM')).lean()
    assert.equal(place?.label, 'Zolder')
    assert.deepEqual(place.bookings, [booking])
    const after = await UnitModel.findOne({ code: 'UNIT' }).lean()
    assert.equal(after?.version, 2)
    assert.equal(after.attestation?.by, 'operator')
  })

  it('brings back what was archived and stands in the file', async () => {
    const deps = testDeps()
    await load(GOOD, deps)
    await PlaceModel.updateOne({ code: 'BED' }, { $set: { archivedAt: new Date() } })

    const { changed } = await load(GOOD, deps)

    assert.equal(changed.place, 1)
    assert.equal((await PlaceModel.findOne({ code: 'BED' }).lean())?.archivedAt, undefined)
  })

  it('warns of more staff than places, and loads all the same', async () => {
    const crowded = unit.replace(',2,2,', ',9,2,')

    const report = await load([HEAD, organisation, facility, crowded, room, bed], testDeps())

    assert.deepEqual(report.faults, [])
    assert.deepEqual(
      report.warnings.map(({ line, column }) => [line, column]),
      [[4, 'staffed']],
    )
  })

  it('moves a unit with its facility when that moves to another municipality', async () => {
    const deps = testDeps()
    await load(GOOD, deps)

    await load([HEAD, facility.replace('amsterdam', 'utrecht')], deps)

    assert.equal((await UnitModel.findOne({ code: 'UNIT' }).lean())?.region, 'utrecht')
  })

  it('refuses to end a place before the last booking on it', async () => {
    const deps = testDeps()
    await load(GOOD, deps)
    const booking = {
      id: 's',
      kind: 'stay',
      from: '2026-01-01',
      until: '2026-09-01',
      present: true,
    }
    await PlaceModel.updateOne({ code: 'ROOM' }, { $set: { bookings: [booking] } })
    const row = { code: 'ROOM', unit: 'UNIT', label: 'Kamer 1', placeKind: 'room', sleeps: 2 }
    const places = [{ ...row, validFrom: '2020-01-01', validUntil: '2026-05-01' }]

    const { faults } = await importLandscape(readJson(JSON.stringify({ places })), IMPORTER, deps)

    assert.deepEqual(
      faults.map(({ column }) => column),
      ['validUntil'],
    )
  })
})
