import assert from 'node:assert/strict'
import { MandateModel } from '../../models/mandate.model.ts'
import { OfferModel } from '../../models/offer.model.ts'
import { signedIn } from '../support/accounts.ts'
import { problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { Offer, offerScene } from '../support/offer-scene.ts'
import { requests } from '../support/requests.ts'
import { TODAY } from '../support/test-deps.ts'
import { makeOffer } from '../../server/features/offers/make-offer.service.ts'

const mandate = (own: object = {}) =>
  MandateModel.create({
    region: 'amsterdam',
    facilityTypes: ['MO', 'BW'],
    reference: 'M-2026-1',
    decider: 'college van Amsterdam',
    from: '2026-01-01',
    ...own,
  })

const DECISION = { decider: 'rechtbank Amsterdam', reference: 'C/13/1', date: '2026-01-30' }

async function scene(facilityType: string) {
  const made = await offerScene({ facilityType })
  const requestId = await requests.waiting(made.deps)
  const region = await signedIn('region', { region: 'amsterdam' })
  const elsewhere = await signedIn('region', { region: 'utrecht' })
  const authorityOf = async (offerId: string) =>
    (await OfferModel.findById(offerId).lean())?.authority
  return { ...made, requestId, region, elsewhere, authorityOf }
}

describe('who may offer a place', () => {
  useDatabase()

  for (const facilityType of ['OMM', 'VO-NOOD', 'VO-CRISIS', 'VO-VERVOLG']) {
    it(`the desk, of itself, where CoMensha places: ${facilityType}`, async () => {
      const { offer, requestId, authorityOf } = await scene(facilityType)

      const answer = await offer(requestId, { setAside: [] })

      assert.equal(answer.status, 201, answer.text)
      const authority = await authorityOf(bodyOf(Offer, answer).id)
      assert.deepEqual([authority?.basis, authority?.decider], ['desk', 'comensha'])
    })
  }

  it('the desk may not where the municipality places, and hears who decides', async () => {
    const { offer, requestId } = await scene('MO')

    const answer = await offer(requestId)

    assert.equal(answer.status, 403)
    const { name, detail, errors } = problemOf(answer)
    assert.equal(name, 'no-authority')
    assert.match(detail, /centrumgemeente/)
    assert.equal(errors[0]?.['pointer'], '#/externalDecision')
  })

  it('the desk may with the recorded decision of who decides', async () => {
    const { offer, requestId, authorityOf } = await scene('JEUGD-GESL')

    const answer = await offer(requestId, { externalDecision: DECISION })

    assert.equal(answer.status, 201, answer.text)
    assert.deepEqual(await authorityOf(bodyOf(Offer, answer).id), {
      basis: 'external-decision',
      reference: 'C/13/1',
      decider: 'rechtbank Amsterdam',
      decidedOn: '2026-01-30',
    })
  })

  it('a region under a mandate in force, of which the offer keeps the number', async () => {
    const { offer, requestId, region, authorityOf } = await scene('MO')
    await mandate()

    const answer = await offer(requestId, {}, region)

    assert.equal(answer.status, 201, answer.text)
    const authority = await authorityOf(bodyOf(Offer, answer).id)
    assert.deepEqual([authority?.basis, authority?.reference], ['mandate', 'M-2026-1'])
  })

  const refusals: [string, object | undefined][] = [
    ['without a mandate', undefined],
    ['under one that has ended', { until: '2026-02-02' }],
    ['under one that has not begun', { from: '2026-02-03' }],
    ['under one for other facility types', { facilityTypes: ['BW'] }],
    ['under the mandate of another region', { region: 'utrecht' }],
  ]
  for (const [title, own] of refusals) {
    it(`not a region ${title}`, async () => {
      const { offer, requestId, region } = await scene('MO')
      if (own) await mandate(own)

      const answer = await offer(requestId, {}, region)

      assert.equal(problemOf(answer).name, 'no-authority')
      assert.equal(await OfferModel.countDocuments(), 0)
    })
  }

  it('not a region where CoMensha places, mandate or not', async () => {
    const { offer, requestId, region } = await scene('OMM')
    await mandate({ facilityTypes: ['OMM'] })

    assert.equal(problemOf(await offer(requestId, {}, region)).name, 'no-authority')
  })

  it('not a region for a request of another region, of which it may not know', async () => {
    const { offer, requestId, elsewhere } = await scene('MO')
    await mandate({ region: 'utrecht' })

    assert.equal((await offer(requestId, {}, elsewhere)).status, 404)
  })

  it('not a region for a unit of another region', async () => {
    const { deps, offer, elsewhere } = await scene('MO')
    await mandate()
    await mandate({ region: 'utrecht' })
    const requestId = await requests.waiting(deps, { region: 'utrecht' })

    const bare = await offer(requestId, {}, elsewhere)
    const decided = await offer(requestId, { externalDecision: DECISION }, elsewhere)

    assert.deepEqual(
      [problemOf(bare).name, problemOf(decided).name],
      ['no-authority', 'no-authority'],
    )
  })

  it('never a coordinator or an operator', async () => {
    const { offer, requestId, operator } = await scene('OMM')
    const coordinator = await signedIn('coordinator')

    const statuses = []
    for (const as of [operator, coordinator]) statuses.push((await offer(requestId, {}, as)).status)

    assert.deepEqual(statuses, [403, 403])
  })
})

describe('taking an offer back', () => {
  useDatabase()

  it('is not the region’s where the desk offered and no mandate covers it', async () => {
    const { deps, api, unit } = await offerScene({ facilityType: 'MO' })
    const region = await signedIn('region')
    const externalDecision = { decider: 'college', reference: 'B-1', date: TODAY }
    const wish = { placeId: unit.placeIds[0] ?? '', seatIds: [], from: TODAY, setAside: [] }
    const requestId = await requests.waiting(deps)
    const desk = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' } as const
    const made = await makeOffer(requestId, { ...wish, externalDecision }, desk, deps)
    const withdraw = () =>
      api.post(`/v1/offers/${String(made._id)}/withdrawal`, {
        as: region,
        body: { reason: 'place-closed' },
      })

    const refused = await withdraw()
    await MandateModel.create({
      ...{ region: 'amsterdam', facilityTypes: ['MO'], reference: 'M-1' },
      ...{ decider: 'college', from: '2026-01-01' },
    })
    const withMandate = await withdraw()

    assert.equal(problemOf(refused).name, 'no-authority')
    assert.equal(withMandate.status, 200, withMandate.text)
  })
})
