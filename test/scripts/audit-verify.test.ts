import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { CaseModel } from '../../models/case.model.ts'
import { MatchRunModel } from '../../models/match-run.model.ts'
import type { Deps } from '../../server/deps.ts'
import { sealAudit } from '../../server/features/governance/seal-audit.service.ts'
import { useNodes } from '../support/audit.ts'
import { testDatabaseUri, useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { offers } from '../support/requests.ts'

/** Runs the command as an administrator would, on the test database. */
function verify({ config }: Deps): Promise<{ code: number | null; output: string }> {
  const env = {
    MONGODB_URI: testDatabaseUri(),
    DATA_DIR: config.dataDir,
    MASTER_KEY: config.masterKey.toString('base64'),
    TOKEN_KEY: config.tokenKey.toString('base64'),
  }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/audit-verify.ts'], { env })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ code, output })
    })
  })
}

describe('npm run audit:verify', function () {
  this.timeout(60_000)
  useDatabase()
  const newNode = useNodes()

  async function sealedOffers(): Promise<Deps> {
    const deps = newNode()
    const unit = await makeUnit(deps, { places: 2 })
    for (const placeId of unit.placeIds) await offers.open(deps, unit, { placeId })
    await sealAudit(deps)
    return deps
  }

  it('finds nothing in an honest log, and replays every run byte for byte', async () => {
    const { code, output } = await verify(await sealedOffers())

    assert.equal(code, 0, output)
    assert.match(output, /Faults in the chain: +0/)
    assert.match(output, /2 equal, 0 different/)
  })

  it('ends with 1 and names a changed entry', async () => {
    const deps = await sealedOffers()
    await AuditEntryModel.updateOne({ act: 'offer.made' }, { $set: { reason: 'other' } })

    const { code, output } = await verify(deps)

    assert.equal(code, 1, output)
    assert.match(output, /entry [0-9a-f]{24} of seal 1 was changed/)
  })

  it('ends with 1 when a run comes out different', async () => {
    const deps = await sealedOffers()
    await MatchRunModel.updateOne({}, { $set: { resultHash: 'f'.repeat(64) } })

    const { code, output } = await verify(deps)

    assert.equal(code, 1, output)
    assert.match(output, /1 equal, 1 different/)
  })

  it('ends with 1 when the inputs of a run were changed', async () => {
    const deps = await sealedOffers()
    const run = await MatchRunModel.findOne().lean()
    const inputs = run?.inputs.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))
    await MatchRunModel.updateOne({ _id: run?._id }, { $set: { inputs } })

    const { code, output } = await verify(deps)

    assert.equal(code, 1, output)
    assert.match(output, /1 equal, 1 different/)
  })

  it('counts runs whose case key was destroyed, and does not call that a fault', async () => {
    const deps = await sealedOffers()
    const run = await MatchRunModel.findOne().orFail().lean()
    await CaseModel.collection.updateOne({ _id: run.caseId }, { $set: { wrappedKey: '' } })

    const { code, output } = await verify(deps)

    assert.equal(code, 0, output)
    assert.match(output, /case key destroyed: +1/)
  })
})
