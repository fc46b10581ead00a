import assert from 'node:assert/strict'
import { OfferModel } from '../../models/offer.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import { UnitModel } from '../../models/unit.model.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { errorLinks, pagesOf, textOf } from '../support/pages.ts'
import { offers, stays } from '../support/requests.ts'
import { TODAY, testDeps } from '../support/test-deps.ts'

async function scene(own: Parameters<typeof makeUnit>[1] = {}) {
  const deps = testDeps()
  const unit = await makeUnit(deps, own)
  const account = await signedIn('operator', { organisationId: unit.organisationId })
  return { deps, unit, account, reader: pagesOf(deps).as(account) }
}

describe("the operator's day", () => {
  useDatabase()

  it('confirms a number with one tap', async () => {
    const { unit, reader } = await scene({ places: 3 })
    const page = await reader.open('/today')
    assert.match(textOf(page), /Vrij 3 .*Nog nooit bevestigd.*Klopt nog: 3 vrij/)

    const after = await reader.sendAndFollow(page, `attest-${unit.unitId}`)

    assert.match(textOf(after), /uw telling is doorgegeven.*Kort geleden bevestigd/)
    const stored = await UnitModel.findById(unit.unitId).lean()
    assert.equal(stored?.attestation?.available, 3)
  })

  it('says when a count differs from the calendar, and refuses what is no number', async () => {
    const { unit, reader } = await scene({ places: 3 })
    const form = `count-${unit.unitId}`
    const page = await reader.open('/today')

    const wrong = await reader.send(page, form, { available: 'twee' })
    const after = await reader.sendAndFollow(page, form, { available: '1' })

    assert.equal(wrong.status, 400)
    assert.deepEqual(errorLinks(wrong), [{ id: `${form}-available`, there: true }])
    assert.match(wrong.text, /value="twee"/)
    assert.match(textOf(after), /U zag 1 vrij, de kalender zegt 3/)
  })

  it('shows an offer with its need profile only, and accepts it with one tap', async () => {
    const { deps, unit, reader } = await scene()
    const { offerId } = await offers.open(deps, unit)
    const page = await reader.open('/today')
    assert.match(textOf(page), /Hoofdpersoon, vrouw, 35 jaar/)
    assert.match(textOf(page), /Psychiatrische problematiek vastgesteld/)
    assert.equal(page.text.includes('1990-05-01'), false)

    const after = await reader.sendAndFollow(page, `accept-${offerId}`)

    assert.match(textOf(after), /Het voorstel is aangenomen.*Verwacht Plek 1/)
    assert.equal((await OfferModel.findById(offerId).lean())?.status, 'accepted')
  })

  it('acts once when a button is tapped twice', async () => {
    const { deps, unit, reader } = await scene()
    const { offerId } = await offers.open(deps, unit)
    const page = await reader.open('/today')

    const first = await reader.send(page, `accept-${offerId}`)
    const second = await reader.send(page, `accept-${offerId}`)

    assert.deepEqual([first.status, second.status], [303, 303])
    assert.equal(await StayModel.countDocuments({ offerId }), 1)
  })

  it('shows how things stand when somebody else answered first', async () => {
    const { deps, unit, reader, account } = await scene()
    const { offerId } = await offers.open(deps, unit)
    const page = await reader.open('/today')
    const colleague = pagesOf(deps).as(account)
    await colleague.send(await colleague.open('/today'), `accept-${offerId}`)

    const late = await reader.send(page, `accept-${offerId}`)

    assert.equal(late.status, 409)
    assert.match(textOf(late), /Dit voorstel was al beantwoord/)
  })

  it('refuses an offer only with a reason, and with evidence where the reason asks for it', async () => {
    const { deps, unit, reader } = await scene()
    const { offerId } = await offers.open(deps, unit)
    const page = await reader.open(`/offers/${offerId}`)

    const none = await reader.send(page, 'refuse', { reason: '' })
    const bare = await reader.send(page, 'refuse', { reason: 'aggression-risk', explanation: ' ' })
    const full = await reader.sendAndFollow(page, 'refuse', {
      reason: 'aggression-risk',
      explanation: 'Eerder <b>ruzie</b> in de groep.',
    })

    assert.deepEqual(errorLinks(none), [{ id: 'refuse-reason', there: true }])
    assert.deepEqual(errorLinks(bare), [{ id: 'refuse-explanation', there: true }])
    assert.match(bare.text, /value="aggression-risk" selected|selected value="aggression-risk"/)
    assert.match(textOf(full), /eerst nog eens bekeken; de plek blijft vastgehouden/)
    assert.equal((await OfferModel.findById(offerId).lean())?.answer?.code, 'aggression-risk')
  })

  it('records arrival, non-arrival with its reason, and departure with its destination', async () => {
    const { deps, unit, reader } = await scene({ places: 3 })
    const [, second, third] = unit.placeIds
    const arriving = await stays.planned(deps, unit)
    const missing = await stays.planned(deps, unit, { placeId: second ?? '' })
    const leaving = await stays.arrived(deps, unit, { placeId: third ?? '' })

    await reader.sendAndFollow(await reader.open('/today'), `arrive-${arriving.stayId}`)
    const absent = await reader.open(`/stays/${missing.stayId}/non-arrival`)
    await reader.sendAndFollow(absent, 'non-arrival', { reason: 'out-of-contact' })
    const departure = await reader.open(`/stays/${leaving.stayId}/departure`)
    const nowhere = await reader.send(departure, 'departure', { destination: '' })
    await reader.sendAndFollow(departure, 'departure', { destination: 'own-home' })

    assert.deepEqual(errorLinks(nowhere), [{ id: 'departure-destination', there: true }])
    const status = async (id: string) => (await StayModel.findById(id).lean())?.status
    assert.equal(await status(arriving.stayId), 'arrived')
    assert.equal(await status(missing.stayId), 'not-arrived')
    assert.equal(await status(leaving.stayId), 'departed')
  })

  it('closes a place with reason and dates, and opens it again', async () => {
    const { unit, reader } = await scene()
    const [placeId = ''] = unit.placeIds
    const form = await reader.open(`/units/${unit.unitId}/places/${placeId}/closures`)

    const wrong = await reader.send(form, 'close', { reason: '', until: TODAY })
    const closed = await reader.sendAndFollow(form, 'close', { reason: 'maintenance' })
    const closure = (await PlaceModel.findById(placeId).lean())?.bookings[0]?.id ?? ''
    const open = await reader.sendAndFollow(closed, `reopen-${closure}`)

    assert.deepEqual(errorLinks(wrong), [
      { id: 'close-reason', there: true },
      { id: 'close-until', there: true },
    ])
    assert.match(textOf(closed), /Gesloten 1.*Onderhoud of reparatie/)
    assert.match(textOf(open), /De plek is weer open.*Gesloten 0/)
  })

  it('says when somebody is there to answer', async () => {
    const { unit, reader } = await scene()
    const form = await reader.open(`/units/${unit.unitId}/duty-hours`)

    const wrong = await reader.send(form, 'duty', {
      'hours-1-0-opens': '9',
      'hours-2-1-opens': '14:00',
      'hours-2-1-closes': '12:00',
    })
    await reader.sendAndFollow(form, 'duty', {
      'hours-1-0-opens': '08:00',
      'hours-1-0-closes': '24:00',
      'hours-2-0-opens': '00:00',
      'hours-2-0-closes': '07:30',
    })
    const again = await reader.open(`/units/${unit.unitId}/duty-hours`)

    assert.deepEqual(errorLinks(wrong), [
      { id: 'duty-hours-1-0-opens', there: true },
      { id: 'duty-hours-1-0-closes', there: true },
      { id: 'duty-hours-2-1-closes', there: true },
    ])
    assert.match(textOf(form), /Nu: dag en nacht/)
    const stored = (await UnitModel.findById(unit.unitId).lean())?.dutyHours
    assert.deepEqual(
      stored?.map(({ weekday, from, until }) => [weekday, from, until]),
      [
        [1, '08:00', '24:00'],
        [2, '00:00', '07:30'],
      ],
    )
    assert.match(again.text, /value="24:00"/)
  })

  it('shows nothing of other organisations', async () => {
    const { deps, unit } = await scene()
    const { offerId } = await offers.open(deps, unit)
    const { stayId } = await stays.arrived(deps, unit, { placeId: unit.placeIds[1] ?? '' })
    const stranger = pagesOf(deps).as(await signedIn('operator'))

    const statuses = await Promise.all(
      [
        `/offers/${offerId}`,
        `/units/${unit.unitId}`,
        `/units/${unit.unitId}/places/${unit.placeIds[0] ?? ''}/closures`,
        `/stays/${stayId}/departure`,
      ].map(async (path) => (await stranger.open(path)).status),
    )
    const today = textOf(await stranger.open('/today'))

    assert.deepEqual(statuses, [404, 404, 404, 404])
    assert.match(today, /Uw organisatie heeft hier nog geen afdelingen/)
  })

  it('escapes what people wrote', async () => {
    const { deps, unit, reader } = await scene()
    await UnitModel.updateOne({ _id: unit.unitId }, { name: '<script>alert(1)</script>' })
    await deps.board.load()

    const page = await reader.open('/today')

    assert.equal(page.text.includes('<script>alert'), false)
    assert.match(page.text, /&lt;script>alert/)
  })
})
