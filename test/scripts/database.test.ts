import assert from 'node:assert/strict'
import mongoose, { Schema } from 'mongoose'
import { prepareCollections } from '../../models/prepare-collections.ts'
import { withDatabaseName, withoutPassword } from '../../scripts/database/uri.ts'
import { useDatabase } from '../support/database.ts'

/** Any model will do: these tests are about the database, not about our models. */
const Counter = mongoose.model(
  'DatabaseTestCounter',
  new Schema({ name: String, live: Boolean, count: Number }).index(
    { name: 1 },
    { unique: true, partialFilterExpression: { live: true } },
  ),
)

describe('the local database', () => {
  useDatabase()

  it('keeps a partial unique index', async () => {
    await Counter.create({ name: 'a', live: true }, { name: 'a', live: false })

    await assert.rejects(Counter.create({ name: 'a', live: true }), { code: 11000 })
  })

  it('is empty at the start of every test', async () => {
    assert.equal(await Counter.countDocuments(), 0)
  })

  it('undoes everything a transaction did when it fails', async () => {
    const failing = mongoose.connection.transaction(async (session) => {
      await Counter.create([{ name: 'a', count: 1 }], { session })
      throw new Error('changed my mind')
    })

    await assert.rejects(failing, /changed my mind/)
    assert.equal(await Counter.countDocuments(), 0)
  })

  it('loses no increment when twenty transactions write one document', async () => {
    await Counter.create({ name: 'a', count: 0 })
    const increment = () =>
      mongoose.connection.transaction(async (session) => {
        await Counter.updateOne({ name: 'a' }, { $inc: { count: 1 } }, { session })
      })

    await Promise.all(Array.from({ length: 20 }, increment))

    assert.equal((await Counter.findOne({ name: 'a' }).lean())?.count, 20)
  })

  it('tells a change stream what was committed', async () => {
    const stream = Counter.collection.watch()
    // The first look opens the stream on the server; what comes after it is not missed.
    assert.equal(await stream.tryNext(), null)

    await Counter.create({ name: 'seen', live: true })

    assert.equal((await stream.next()).operationType, 'insert')
    await stream.close()
  })

  it('gets its collections and indexes again without harm', async () => {
    await prepareCollections(mongoose.connection)

    const indexes = await Counter.collection.indexes()
    assert.deepEqual(
      indexes.map(({ name }) => name),
      ['_id_', 'name_1'],
    )
  })
})

describe('a MongoDB URI', () => {
  it('takes a database name and keeps its options', () => {
    const uri = withDatabaseName('mongodb://a:1,b:2/?replicaSet=rs', 'mine')

    assert.equal(uri, 'mongodb://a:1,b:2/mine?replicaSet=rs')
  })

  it('keeps the name it has when asked to', () => {
    assert.equal(withDatabaseName('mongodb://a:1/his', 'mine', { keep: true }), 'mongodb://a:1/his')
    assert.equal(withDatabaseName('mongodb://a:1/his', 'mine'), 'mongodb://a:1/mine')
  })

  it('is refused when it is something else', () => {
    assert.throws(() => withDatabaseName('localhost', 'mine'), /MONGODB_URI must look like/)
  })

  it('is shown without its password', () => {
    assert.equal(withoutPassword('mongodb://ann:secret@a:1/x'), 'mongodb://a:1/x')
  })
})
