import assert from 'node:assert/strict'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { matchesFor } from '../../server/features/matching/match.query.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { pagesOf, textOf } from '../support/pages.ts'
import { contentOf, requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

describe('what an answer means for places, while filling in', () => {
  useDatabase()

  async function scene() {
    const deps = testDeps()
    await makeUnit(deps, { places: 3 })
    await makeUnit(deps, { places: 2, features: { acceptsActiveUse: false } })
    const coordinator = await signedIn('coordinator')
    return { deps, coordinator, reader: pagesOf(deps).as(coordinator) }
  }

  const household = (activeUse: string) => {
    const [member] = contentOf().household?.members ?? []
    return member
      ? { household: { members: [{ ...member, facts: { ...member.facts, activeUse } }] } }
      : {}
  }

  it('is a number beside every step, and names the answer that costs most', async () => {
    const { deps, coordinator, reader } = await scene()
    const easy = await requests.draft(deps, { coordinator })
    const hard = await requests.draft(deps, { coordinator, content: household('dagelijks') })

    const without = textOf(await reader.open(`/requests/${easy}/edit/needs`))
    const withUse = textOf(await reader.open(`/requests/${hard}/edit/safety`))

    assert.match(without, /passen 5 kan een mens openen 0 vallen af 0/)
    assert.match(withUse, /passen 3 kan een mens openen 2 vallen af 0/)
    assert.match(withUse, /Hierdoor passen minder plekken [^:]+: dagelijks ?: 2 plekken/)
  })

  it('counts what the match itself counts', async () => {
    const { deps, coordinator, reader } = await scene()
    const id = await requests.waiting(deps, { coordinator, content: household('dagelijks') })

    const { counts } = await matchesFor(id, { page: 1, pageSize: 10 }, SYSTEM, deps)
    const page = textOf(await reader.open(`/requests/${id}/edit/needs`))

    assert.match(
      page,
      new RegExp(`passen ${counts.fits} .*openen ${counts.assess} vallen af ${counts.blocked}`),
    )
  })

  it('can be tried without saving, and the form keeps what was tried', async () => {
    const { deps, coordinator, reader } = await scene()
    const id = await requests.waiting(deps, { coordinator })
    const before = await RequestModel.findById(id).lean()
    const page = await reader.open(`/requests/${id}/edit/needs`)

    const tried = await reader.send(page, 'section', {
      'members-0-facts-activeUse': 'dagelijks',
      then: 'try',
    })

    assert.equal(tried.status, 200)
    assert.match(textOf(tried), /passen 3 kan een mens openen 2/)
    assert.match(
      tried.text,
      /name="members-0-facts-activeUse" value="dagelijks" checked|checked[^>]*value="dagelijks"/,
    )
    assert.deepEqual((await RequestModel.findById(id).lean())?.version, before?.version)
    assert.equal(
      await AuditEntryModel.countDocuments({ act: 'request.changed', 'actor.role': 'coordinator' }),
      0,
    )
  })
})
