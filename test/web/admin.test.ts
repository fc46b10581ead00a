import assert from 'node:assert/strict'
import { OrganisationModel } from '../../models/organisation.model.ts'
import { SessionModel, UserModel } from '../../models/user.model.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { errorLinks, pagesOf, textOf } from '../support/pages.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'
import { TARGETS, makeWorld } from '../api/access.world.ts'

const EMAIL = 'new.operator@demo.onderdak.example'
const PASSWORD = 'four words that I remember'

describe('the administrator', () => {
  useDatabase()

  it('invites somebody, who chooses a password with the code and signs in', async () => {
    const deps = testDeps()
    const { organisationId } = await makeUnit(deps)
    const { as } = pagesOf(deps)
    const admin = as(await signedIn('admin'))
    const wish = { email: EMAIL, userRole: 'operator', organisationId }

    const shown = await admin.send(await admin.open('/users'), 'invite', wish)
    const code = /[0-9a-f]{6}(-[0-9a-f]{6}){3}/.exec(textOf(shown))?.[0] ?? ''
    const guest = as()
    const said = { email: EMAIL, code, password: PASSWORD }
    const chosen = await guest.sendAndFollow(await guest.open('/password'), 'password', said)
    const home = await guest.sendAndFollow(chosen, 'sign-in', { email: EMAIL, password: PASSWORD })

    assert.match(textOf(chosen), /Uw wachtwoord is opgeslagen/)
    assert.match(textOf(home), /Opvangaanbieder/)
    assert.match(textOf(await admin.open('/users?role=operator')), /1 account.*new\.operator/)
  })

  it('is told beside the field what does not go together', async () => {
    const admin = pagesOf(testDeps()).as(await signedIn('admin'))
    const page = await admin.open('/users')

    for (const [wish, field] of [
      [{ email: EMAIL, userRole: '' }, 'userRole'],
      [{ email: 'x', userRole: 'auditor' }, 'email'],
      [{ email: EMAIL, userRole: 'operator' }, 'organisationId'],
      [{ email: EMAIL, userRole: 'region' }, 'region'],
    ] as const) {
      const refused = await admin.send(page, 'invite', wish)
      assert.deepEqual(errorLinks(refused), [{ id: `invite-${field}`, there: true }])
    }
    assert.equal(await UserModel.countDocuments({ email: EMAIL }), 0)
  })

  it('changes a role, blocks and unblocks, and never the own account', async () => {
    const { as } = pagesOf(testDeps())
    const me = await signedIn('admin')
    const admin = as(me)
    const other = await signedIn('ministry')
    const page = await admin.open(`/users/${other.id}`)

    const moved = await admin.sendAndFollow(page, 'place', { userRole: 'auditor' })
    const blocked = await admin.sendAndFollow(moved, 'block')
    const back = await admin.sendAndFollow(blocked, 'block')

    assert.match(textOf(moved), /De gebruiker is gewijzigd.*Auditor/)
    assert.match(textOf(blocked), /Geblokkeerd/)
    assert.match(textOf(back), /Het account werkt weer/)
    assert.equal(await SessionModel.countDocuments({ userId: other.id, revokedAt: null }), 0)
    const own = await admin.open(`/users/${me.id}`)
    assert.match(textOf(own), /Dit is uw eigen account/)
    assert.doesNotMatch(own.text, /name="form" value="block"/)
  })

  it('adds an organisation, takes it out of use and brings it back', async () => {
    const admin = pagesOf(testDeps()).as(await signedIn('admin'))
    const page = await admin.open('/organisations')
    const wish = { name: 'Huis aan Zee', code: 'HUIS-AAN-ZEE', roles: ['shelter'] }

    const added = await admin.sendAndFollow(page, 'organisation', wish)
    const twice = await admin.send(page, 'organisation', { ...wish, key: 'another' })
    const { _id } = await OrganisationModel.findOne({ code: wish.code }).orFail().lean()
    const archived = await admin.sendAndFollow(added, `state-${String(_id)}`)
    const restored = await admin.sendAndFollow(archived, `state-${String(_id)}`)

    assert.match(textOf(added), /Huis aan Zee HUIS-AAN-ZEE Opvang/)
    assert.equal(twice.status, 409)
    assert.match(textOf(archived), /Uit gebruik Haal terug/)
    assert.match(textOf(restored), /weer in gebruik/)
  })

  it('sees what a rule would change, and publishes it with a second pair of eyes', async () => {
    const deps = testDeps()
    await makeUnit(deps)
    await requests.waiting(deps)
    const { as } = pagesOf(deps)
    const target = await TARGETS['previewRule']?.(await makeWorld(deps))
    const path = `/rules/${target?.params?.['id'] ?? ''}`
    const [first, second] = [as(await signedIn('admin')), as(await signedIn('admin'))]

    const page = await first.open(path)
    const once = await first.sendAndFollow(page, 'approve')
    const twice = await second.sendAndFollow(await second.open(path), 'approve')
    const refused = await second.send(twice, 'withdraw', { reason: '' })
    const gone = await second.sendAndFollow(twice, 'withdraw', { reason: 'Vervangen' })

    assert.match(textOf(page), /Een kleine groep past beter.*Berekend voor 1 wachtend huishouden/)
    assert.match(textOf(page), /Voorbeelden.*kleine-groep|Voorbeelden.*kleine groep/i)
    assert.match(textOf(once), /1 van 2 goedkeuringen.*U hebt deze regel al goedgekeurd/)
    assert.match(textOf(twice), /Uw goedkeuring is vastgelegd.*Geldt/)
    assert.deepEqual(errorLinks(refused), [{ id: 'withdraw-reason', there: true }])
    assert.match(textOf(gone), /Ingetrokken/)
    assert.match(textOf(await first.open('/rules?page=2')), /Een vrouwenunit is voor vrouwen/)
  })
})
