import assert from 'node:assert/strict'
import { OfferModel } from '../../models/offer.model.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { errorLinks, pagesOf, textOf } from '../support/pages.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

describe('programme seats on the web', () => {
  useDatabase()

  it('are asked by the coordinator, offered by the desk, accepted by the house', async () => {
    const deps = testDeps()
    const unit = await makeUnit(deps, { places: 1, seats: 2 })
    const coordinator = await signedIn('coordinator')
    const { as } = pagesOf(deps)
    const id = await requests.waiting(deps, { coordinator })

    const own = as(coordinator)
    const page = await own.open(`/requests/${id}`)
    const empty = await own.send(page, 'ask-programme', { programme: '' })
    assert.deepEqual(errorLinks(empty), [{ id: 'ask-programme-programme', there: true }])
    const asked = await own.sendAndFollow(page, 'ask-programme', { programme: 'trauma' })
    assert.match(textOf(asked), /op de wachtlijst van dit programma.*Nummer 1 voor dit programma/)

    const desk = as(await signedIn('desk'))
    const list = await desk.open('/programmes')
    assert.match(textOf(list), /Trauma 2 van 2 vrij/)
    const [, address = ''] =
      new RegExp(`href="(/requests/${id}/places/\\w+/offer)"`).exec(list.text) ?? []
    await desk.sendAndFollow(await desk.open(address), 'offer')

    const house = as(await signedIn('operator', { organisationId: unit.organisationId }))
    const today = await house.open('/today')
    assert.match(textOf(today), /Alleen een behandelplaats, geen bed/)
    assert.match(textOf(today), /Trauma: 1 van 2 vrij/)
    const { _id } = await OfferModel.findOne().orFail().lean()
    await house.sendAndFollow(today, `accept-${String(_id)}`)

    const after = textOf(await own.open(`/requests/${id}`))
    assert.match(after, /Wacht op een plek/)
    assert.match(after, /Plaats toegezegd, nog niet begonnen/)
  })

  it('are waited for no longer when the coordinator says so', async () => {
    const deps = testDeps()
    await makeUnit(deps, { seats: 1 })
    const coordinator = await signedIn('coordinator')
    const own = pagesOf(deps).as(coordinator)
    const id = await requests.waiting(deps, { coordinator })
    const page = await own.open(`/requests/${id}`)
    const asked = await own.sendAndFollow(page, 'ask-programme', { programme: 'trauma' })
    const form = /name="form" value="(end-\w+)"/.exec(asked.text)?.[1] ?? ''

    const ended = await own.sendAndFollow(asked, form, { reason: 'own-solution' })

    assert.match(textOf(ended), /Gestopt met wachten/)
    assert.match(textOf(await own.open('/programmes')), /Niemand wacht/)
  })
})
