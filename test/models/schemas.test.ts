import assert from 'node:assert/strict'
import mongoose, { Types } from 'mongoose'
import { AuditSealModel } from '../../models/audit.model.ts'
import { OfferModel } from '../../models/offer.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import { prepareCollections } from '../../models/prepare-collections.ts'
import { RequestModel } from '../../models/request.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import { UnitModel } from '../../models/unit.model.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { stays } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

const DUPLICATE = { code: 11_000 }

describe('what the database itself keeps', () => {
  useDatabase()

  /** A stored document of every kind that a placed household leaves. */
  async function placed() {
    const deps = testDeps()
    await stays.planned(deps, await makeUnit(deps))
    const found = {
      request: await RequestModel.findOne().lean(),
      offer: await OfferModel.findOne().lean(),
      stay: await StayModel.findOne().lean(),
    }
    const { request, offer, stay } = found
    if (!request || !offer || !stay) throw new Error('nobody was placed')
    const _id = new Types.ObjectId()
    return { request: { ...request, _id }, offer: { ...offer, _id }, stay: { ...stay, _id } }
  }

  it('one live request per case; one that has ended leaves room', async () => {
    const { request } = await placed()

    await assert.rejects(RequestModel.insertMany([request]), DUPLICATE)
    await RequestModel.insertMany([{ ...request, live: false, status: 'withdrawn' }])
  })

  it('one accepted offer per request; others may be open', async () => {
    const { offer } = await placed()

    await assert.rejects(OfferModel.insertMany([offer]), DUPLICATE)
    await OfferModel.insertMany([{ ...offer, status: 'open' }])
  })

  it('one open stay per case, and one stay per offer', async () => {
    const { stay } = await placed()
    const offerId = new Types.ObjectId()

    await assert.rejects(StayModel.insertMany([{ ...stay, offerId }]), DUPLICATE)
    await assert.rejects(StayModel.insertMany([{ ...stay, open: false }]), DUPLICATE)
    await StayModel.insertMany([{ ...stay, offerId, open: false }])
  })

  it('one link of the chain per number', async () => {
    const hash = 'h'
    const link = { number: 1, at: new Date(0), entryIds: [], previousHash: hash, hash }
    await AuditSealModel.create(link)

    await assert.rejects(AuditSealModel.create(link), DUPLICATE)
  })

  it('an index that changed under its name is made anew, one that is not declared goes', async () => {
    const name = 'requestId_1_programmeWaitId_1_order_1'
    const declared = await OfferModel.collection.indexInformation()
    await OfferModel.collection.dropIndex(name)
    await OfferModel.collection.createIndexes([
      { key: { requestId: 1, programmeWaitId: 1, order: 1 }, name },
      { key: { status: 1, requestId: -1 } },
    ])

    await prepareCollections(mongoose.connection)

    assert.deepEqual(
      Object.keys(await OfferModel.collection.indexInformation()).toSorted(),
      Object.keys(declared).toSorted(),
    )
    assert.deepEqual(await OfferModel.diffIndexes(), { toDrop: [], toCreate: [] })
  })

  it('makes its collections and indexes again without harm', async () => {
    const before = await PlaceModel.listIndexes()

    await prepareCollections(mongoose.connection)

    assert.deepEqual(await PlaceModel.listIndexes(), before)
  })

  for (const name of ['Place', 'Unit', 'PlacementRequest', 'Offer', 'Stay', 'Case', 'AuditEntry']) {
    it(`has every index that ${name} declares`, async () => {
      const model = mongoose.model(name)

      const { toCreate } = await model.diffIndexes()

      assert.deepEqual(toCreate, [])
    })
  }
})

describe('what the schemas refuse', () => {
  useDatabase()

  it('a field that nobody declared, in a document and in a question', async () => {
    const unit = await makeUnit(testDeps())

    await assert.rejects(
      UnitModel.updateOne({ _id: unit.unitId }, { $set: { colour: 'red' } }),
      /colour/,
    )
    await assert.rejects(async () => UnitModel.find({ colour: 'red' }), /colour/)
  })

  it('a status, a booking or a day that does not exist', async () => {
    const { placeIds } = await makeUnit(testDeps())
    const place = await PlaceModel.findById(placeIds[0])
    const booking = { id: 'x', kind: 'hold', from: '2026-02-30x', until: '2026-03-01' }
    place?.bookings.push({ ...booking, kind: 'hold' })

    await assert.rejects(async () => place?.validate(), /from/)
    await assert.rejects(new RequestModel({ status: 'lost' }).validate(), /status/)
  })
})
