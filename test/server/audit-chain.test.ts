import assert from 'node:assert/strict'
import { appendFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Types } from 'mongoose'
import { AuditEntryModel, AuditSealModel } from '../../models/audit.model.ts'
import { auditEntry } from '../../server/events/audit-entry.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { recordRead } from '../../server/events/transact.ts'
import type { Deps } from '../../server/deps.ts'
import {
  GENESIS,
  HEAD_FILE,
  hashSeal,
  sealAudit,
} from '../../server/features/governance/seal-audit.service.ts'
import { verifyAudit } from '../../server/features/governance/verify-audit.service.ts'
import { useNodes } from '../support/audit.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { stays } from '../support/requests.ts'

const read = (deps: Deps) => recordRead(deps, SYSTEM, { act: 'request.read', caseTokens: ['t'] })

describe('the chain of the audit log', () => {
  useDatabase()
  const newNode = useNodes()

  /** Three seals over two entries each. */
  async function sealedLog() {
    const deps = newNode()
    for (let seal = 0; seal < 3; seal += 1) {
      await read(deps)
      await read(deps)
      await sealAudit(deps)
    }
    const faults = async (): Promise<readonly string[]> => (await verifyAudit(deps.config)).faults
    return { deps, faults, headFile: join(deps.config.dataDir, HEAD_FILE) }
  }

  it('is whole after a journey of real acts and reads', async () => {
    const deps = newNode()
    await stays.arrived(deps, await makeUnit(deps))

    await sealAudit(deps)

    const { faults, entries, seals, unsealed } = await verifyAudit(deps.config)
    assert.deepEqual([faults, seals, unsealed], [[], 1, 0])
    assert.equal(entries, await AuditEntryModel.countDocuments())
  })

  it('grows by one link a round, and by none when nothing happened', async () => {
    const { deps } = await sealedLog()

    assert.equal(await sealAudit(deps), 0)

    assert.equal(await AuditSealModel.countDocuments(), 3)
  })

  it('seals every entry once when two nodes seal at once, and both keep a head outside', async () => {
    const [one, two] = [newNode(), newNode()]
    for (let round = 0; round < 8; round += 1) {
      await Promise.all([read(one), read(two), sealAudit(one), sealAudit(two), read(one)])
    }
    // Each has the last word once, so that each has noted a head.
    for (const node of [two, one]) {
      await read(node)
      await sealAudit(node)
    }

    for (const { config } of [one, two]) {
      const { faults, entries, unsealed } = await verifyAudit(config)
      assert.deepEqual([faults, entries, unsealed], [[], 26, 0])
    }
  })

  it('shows a changed entry', async () => {
    const { faults } = await sealedLog()
    const entry = await AuditEntryModel.findOneAndUpdate({}, { $set: { caseTokens: ['other'] } })

    assert.deepEqual(await faults(), [`entry ${entry?.id} of seal 1 was changed`])
  })

  it('shows a changed entry whose own hash was made to fit', async () => {
    const { faults } = await sealedLog()
    const entry = await AuditEntryModel.findOne({ sealedIn: 2 }).lean()
    if (!entry) throw new Error('no entry')
    const { _id } = entry
    const forged = auditEntry({ act: 'other', at: entry.at, actor: SYSTEM, ids: {}, why: {} })
    await AuditEntryModel.replaceOne({ _id }, { ...forged, _id, sealedIn: 2 })

    assert.ok((await faults()).includes('seal 2 was changed'))
  })

  it('shows a removed entry', async () => {
    const { faults } = await sealedLog()
    const entry = await AuditEntryModel.findOneAndDelete({ sealedIn: 3 })

    assert.ok((await faults()).includes(`entry ${entry?.id} of seal 3 was removed`))
  })

  it('shows an inserted entry that claims to be sealed', async () => {
    const { deps, faults } = await sealedLog()
    const forged = auditEntry({ act: 'x', at: deps.now(), actor: SYSTEM, ids: {}, why: {} })
    await AuditEntryModel.insertOne({ ...forged, sealedIn: 2 })

    assert.deepEqual(await faults(), ['1 entries claim a seal that does not name them'])
  })

  it('shows a changed seal', async () => {
    const { faults } = await sealedLog()
    await AuditSealModel.updateOne({ number: 2 }, { $set: { at: new Date(0) } })

    assert.deepEqual(await faults(), ['seal 2 was changed'])
  })

  it('shows a removed seal, in the middle and at the end', async () => {
    for (const number of [2, 3]) {
      const { faults } = await sealedLog()
      await AuditSealModel.deleteOne({ number })

      const found = await faults()

      assert.ok(
        found.includes(`seal ${number} is not the one that was noted outside the database`),
        found.join('\n'),
      )
      await AuditSealModel.deleteMany({})
      await AuditEntryModel.deleteMany({})
    }
  })

  it('shows a chain that was rewritten as a whole, by the heads outside the database', async () => {
    const { faults } = await sealedLog()
    await rewriteChain()

    const found = await faults()

    assert.deepEqual(found, [
      'seal 1 is not the one that was noted outside the database',
      'seal 2 is not the one that was noted outside the database',
      'seal 3 is not the one that was noted outside the database',
    ])
  })

  it('shows that the heads outside the database are gone', async () => {
    const { faults, headFile } = await sealedLog()
    rmSync(headFile)

    assert.deepEqual(await faults(), ['no seal is noted outside the database'])
  })

  it('shows a head outside the database that cannot be read', async () => {
    const { faults, headFile } = await sealedLog()
    appendFileSync(headFile, '{"number":')

    assert.deepEqual(await faults(), ['line 4 of the heads outside the database cannot be read'])
  })

  it('is noted outside the database, each link once', async () => {
    const { headFile } = await sealedLog()

    const lines = readFileSync(headFile, 'utf8').trim().split('\n')

    const seals = await AuditSealModel.find().sort({ number: 1 }).lean()
    const expected = seals.map(({ number, hash }) => JSON.stringify({ number, hash }))
    assert.deepEqual(lines, expected)
  })
})

/** What somebody with the database in hand would do: drop one entry and make all hashes fit again. */
async function rewriteChain(): Promise<void> {
  const gone = await AuditEntryModel.findOneAndDelete({ sealedIn: 1 }).lean()
  let previousHash = GENESIS
  for (const seal of await AuditSealModel.find().sort({ number: 1 }).lean()) {
    const entryIds = seal.entryIds.filter((id) => !new Types.ObjectId(gone?._id).equals(id))
    const entries = await AuditEntryModel.find({ _id: { $in: entryIds } }).lean()
    const hashes = entryIds.map((id) => entries.find(({ _id }) => _id.equals(id))?.hash ?? '')
    const hash = hashSeal({ ...seal, entryIds, previousHash }, hashes)
    await AuditSealModel.updateOne({ _id: seal._id }, { $set: { entryIds, previousHash, hash } })
    previousHash = hash
  }
}
