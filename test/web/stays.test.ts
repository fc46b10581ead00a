import assert from 'node:assert/strict'
import { PlaceModel } from '../../models/place.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import { extendOverdueStays } from '../../server/features/stays/extend-overdue.service.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { errorLinks, pagesOf, textOf } from '../support/pages.ts'
import { requests, stays } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

async function scene() {
  const deps = testDeps()
  const unit = await makeUnit(deps, { places: 2 })
  const coordinator = await signedIn('coordinator')
  const requestId = await requests.waiting(deps, { coordinator })
  const stay = await stays.arrived(deps, unit, { requestId, until: '2026-02-10' })
  const as = async (role: 'operator' | 'desk') =>
    pagesOf(deps).as(await signedIn(role, { organisationId: unit.organisationId }))
  return { deps, unit, ...stay, coordinator: pagesOf(deps).as(coordinator), as }
}

describe('stays on screen', () => {
  useDatabase()

  it('a longer stay is asked for by the house and agreed to by the desk', async () => {
    const { stayId, as } = await scene()
    const [operator, desk] = [await as('operator'), await as('desk')]
    const page = await operator.open(`/stays/${stayId}`)

    const wrong = await operator.send(page, 'overstay', { reason: '', until: '' })
    const asked = await operator.sendAndFollow(page, 'overstay', {
      reason: 'no-housing',
      until: '2026-03-01',
    })
    const list = await desk.open('/stays')
    const done = await desk.sendAndFollow(list, `approve-${stayId}`)

    assert.deepEqual(errorLinks(wrong), [
      { id: 'overstay-until', there: true },
      { id: 'overstay-reason', there: true },
    ])
    assert.match(textOf(asked), /Gevraagd: tot 1 mrt 2026 Geen woning beschikbaar/)
    assert.match(textOf(list), /Langer verblijf: uw akkoord .*Plek 1/)
    assert.match(textOf(done), /Geen vraag wacht op een besluit/)
    assert.equal((await StayModel.findById(stayId).lean())?.until, '2026-03-01')
  })

  it('an obstacle is noted and resolved, and an overdue stay stands out for its house', async () => {
    const { stayId, as, deps } = await scene()
    const operator = await as('operator')
    deps.clock.set('2026-02-12T12:00:00Z')
    await extendOverdueStays(deps)
    const page = await operator.open(`/stays/${stayId}`)

    const noted = await operator.sendAndFollow(page, 'obstacle', { obstacle: 'payer-unclear' })
    const list = textOf(await operator.open('/stays'))
    const today = textOf(await operator.open('/today'))
    const resolved = await operator.sendAndFollow(noted, 'resolve-payer-unclear')

    assert.match(textOf(noted), /Had weg moeten zijn op 10 feb 2026.*Betaler onduidelijk/)
    assert.match(list, /Niet gemeld.*Had weg moeten zijn op 10 feb 2026.*Betaler onduidelijk/)
    assert.match(today, /had al weg moeten zijn/)
    assert.match(textOf(resolved), /opgelost.*Er is niets genoteerd/)
  })

  it('a household is moved at once, and its coordinator reads what happened', async () => {
    const { stayId, requestId, unit, as, coordinator } = await scene()
    const operator = await as('operator')
    const page = await operator.open(`/stays/${stayId}/transfer`)
    const placeId = unit.placeIds[1] ?? ''
    const move = { kind: 'emergency', placeId }

    const wrong = await operator.send(page, 'transfer', { ...move, reason: 'client-wish' })
    const moved = await operator.sendAndFollow(page, 'transfer', {
      ...{ ...move, reason: 'safety-incident' },
    })
    const request = textOf(await coordinator.open(`/requests/${requestId}`))

    assert.deepEqual(errorLinks(wrong), [{ id: 'transfer-reason', there: true }])
    assert.match(textOf(moved), /De verhuizing is vastgelegd.*Plek 2.*Aanwezig/)
    assert.match(
      request,
      /Wat er gebeurde.*Aangekomen Afdeling, Plek 1.*Verhuizing geregeld.*Veiligheidsincident.*Vertrokken.*Aangekomen Afdeling, Plek 2/,
    )
  })
})

describe('the calendar on screen', () => {
  useDatabase()

  it('is a table with words, from which a place is closed and its closure changed', async () => {
    const { unit, as } = await scene()
    const operator = await as('operator')
    const path = `/units/${unit.unitId}/calendar`
    const placeId = unit.placeIds[1] ?? ''

    const page = await operator.open(`${path}?from=2026-02-02&until=2026-02-05`)
    const closing = await operator.open(
      `/units/${unit.unitId}/places/${placeId}/closures?from=2026-02-04`,
    )
    await operator.sendAndFollow(closing, 'close', { reason: 'maintenance', until: '2026-02-20' })
    const closureId = (await PlaceModel.findById(placeId).lean())?.bookings[0]?.id ?? ''
    const closure = await operator.open(
      `/units/${unit.unitId}/places/${placeId}/closures/${closureId}`,
    )
    const changed = await operator.sendAndFollow(closure, 'change-closure', {
      reason: 'renovation',
      until: '',
    })
    const after = await operator.open(path)

    assert.match(
      textOf(page),
      /Plek ma 2 feb di 3 feb wo 4 feb Plek 1 Bezet Bezet Bezet Plek 2 Vrij/,
    )
    assert.match(page.text, new RegExp(`closures\\?from=2026-02-04"`))
    assert.match(textOf(changed), /4 feb 2026 tot zonder einde: Verbouwing.*Onderhoud of reparatie/)
    assert.match(textOf(after), /Plek 2 Vrij .*Vrij .*Dicht/)
    assert.equal((await PlaceModel.findById(placeId).lean())?.bookings[0]?.from, '2026-02-04')
  })

  it('says so when the period cannot be shown, and shows the coming nights', async () => {
    const { unit, as } = await scene()
    const operator = await as('operator')

    const page = await operator.open(
      `/units/${unit.unitId}/calendar?from=2026-03-01&until=2026-02-01`,
    )

    assert.equal(page.status, 200)
    assert.match(textOf(page), /Kies een begin en een later einde.*ma 2 feb/)
  })
})
