import assert from 'node:assert/strict'
import { StayModel } from '../../models/stay.model.ts'
import { OrganisationModel } from '../../models/organisation.model.ts'
import { readTodos } from '../../server/features/todo/todo.query.ts'
import { triageRequest } from '../../server/features/requests/triage.service.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import type { Role } from '../../models/user.model.ts'
import { MandateModel } from '../../models/mandate.model.ts'
import { signedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { pagesOf, textOf } from '../support/pages.ts'
import { plans } from '../support/plans.ts'
import { reviews } from '../support/reviews.ts'
import { offers, requests, stays } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

const actorOf = ({ id, organisationId, region }: Account, role: Role) => ({
  ...{ id, role, organisationId, region, purpose: 'arrange-shelter' },
})

async function scene() {
  const deps = testDeps()
  const unit = await makeUnit(deps, { places: 4 })
  const coordinator = await signedIn('coordinator')
  const operator = await signedIn('operator', { organisationId: unit.organisationId })
  const desk = await signedIn('desk')
  return { deps, unit, coordinator, operator, desk }
}

describe('what needs one now', () => {
  useDatabase()

  it('goes to whoever has to act, the most pressing first', async () => {
    const { deps, unit, coordinator, operator, desk } = await scene()
    const draft = await requests.draft(deps, { coordinator })
    const urgent = await requests.submitted(deps, {
      coordinator,
      content: { urgency: { class: 1 } },
    })
    const asked = await requests.submitted(deps, { coordinator })
    await triageRequest(asked, { decision: 'ask', question: 'Hoe oud?' }, SYSTEM, deps)
    const waiting = await requests.waiting(deps, { coordinator })
    const { offerId } = await offers.open(deps, unit)
    const kinds = async (account: Account, role: Role) =>
      (await readTodos('mine', actorOf(account, role), deps)).map(({ kind, id }) => [kind, id])

    assert.deepEqual(await kinds(coordinator, 'coordinator'), [
      ['answer-question', asked],
      ['finish-draft', draft],
    ])
    assert.deepEqual(await kinds(operator, 'operator'), [['answer-offer', offerId]])
    assert.deepEqual(await kinds(desk, 'desk'), [
      ['triage', urgent],
      ['find-place', waiting],
    ])
    assert.deepEqual(await kinds(await signedIn('coordinator'), 'coordinator'), [])
  })

  it('has the second look at a refusal with whoever has the turn', async () => {
    const { deps, unit, coordinator, operator, desk } = await scene()
    const kinds = async (account: Account, role: Role) =>
      (await readTodos('mine', actorOf(account, role), deps)).map(({ kind }) => kind)

    await reviews.mitigation(deps, unit, { coordinator })
    assert.deepEqual(await kinds(coordinator, 'coordinator'), ['solve-refusal'])
    await reviews.unitAgain(deps, unit, { coordinator, placeId: unit.placeIds[1] })
    assert.deepEqual(await kinds(operator, 'operator'), ['answer-mitigation'])
    await reviews.opinion(deps, unit, { coordinator, placeId: unit.placeIds[2] })
    assert.deepEqual(await kinds(desk, 'desk'), ['give-opinion'])
  })

  it('is a region its own to assess, once it has a mandate', async () => {
    const { deps, coordinator } = await scene()
    const region = await signedIn('region')
    const id = await requests.submitted(deps, { coordinator })
    const mine = async () =>
      (await readTodos('mine', actorOf(region, 'region'), deps)).map((todo) => todo.id)
    const before = await mine()

    await MandateModel.create({
      ...{ region: 'amsterdam', facilityTypes: ['VO-CRISIS'], reference: 'M-1' },
      ...{ decider: 'Gemeente', from: '2020-01-01' },
    })

    assert.deepEqual([before, await mine()], [[], [id]])
  })

  it('is on one page with its number, and each thing leads to where it is done', async () => {
    const { deps, coordinator, desk } = await scene()
    const id = await requests.submitted(deps, { coordinator })
    const reader = pagesOf(deps).as(desk)

    const page = await reader.open('/home')

    assert.match(textOf(page), /Laat zien 1 Aanvraag beoordelen Het dringendst/)
    assert.match(page.text, new RegExp(`href="/requests/${id}"`))
    assert.match(textOf(await pagesOf(deps).as(coordinator).open('/home')), /Er wacht niets op u/)
  })

  it('tells the desk what is overdue, and with whom', async () => {
    const { deps, unit, desk } = await scene()
    await OrganisationModel.updateOne({ _id: unit.organisationId }, { name: 'Huis De Linde' })
    await offers.open(deps, unit)
    const { stayId } = await stays.arrived(deps, unit, { placeId: unit.placeIds[1] ?? '' })
    await StayModel.updateOne({ _id: stayId }, { until: '2026-01-20' })
    const reader = pagesOf(deps).as(desk)
    const before = textOf(await reader.open('/overdue'))

    deps.clock.forward(60 * 24 * 10)
    const after = textOf(await reader.open('/overdue'))

    assert.match(before, /1 handeling is over de termijn, bij 1 eigenaar/)
    assert.match(before, /Huis De Linde 1 .*Vertrek vastleggen of verlengen/)
    assert.match(after, /Huis De Linde 2 .*Vertrek vastleggen .*Voorstel beantwoorden/)
  })
})

describe('the national plan on screen', function () {
  this.timeout(60_000)
  useDatabase()

  it('gives a place or says why not, and the desk decides line by line', async () => {
    const { deps, coordinator, desk } = await scene()
    // Four places: the fifth household finds none.
    const waiting: string[] = []
    for (let index = 0; index < 5; index += 1) {
      waiting.push(await requests.waiting(deps, { coordinator }))
    }
    const planId = await plans.proposed(deps)
    const reader = pagesOf(deps).as(desk)

    const plan = await reader.open(`/plans/${planId}`)
    const unplaced = await reader.open(`/plans/${planId}?state=unplaced`)
    const lines = [...plan.text.matchAll(/\/plans\/\w+\/lines\/(\w+)"/g)].map(([, id]) => id ?? '')
    const [first = '', second = ''] = lines
    const without = waiting.find((id) => !lines.includes(id)) ?? ''
    const why = await reader.open(`/plans/for/${without}`)
    const line = await reader.open(`/plans/${planId}/lines/${first}`)
    const accepted = await reader.sendAndFollow(line, 'accept-line')
    const another = await reader.open(`/plans/${planId}/lines/${second}`)
    const silent = await reader.send(another, 'override-line', { reason: 'safety' })
    const overridden = await reader.sendAndFollow(another, 'override-line', {
      reason: 'safety',
      explanation: 'Bekenden in de buurt.',
    })
    const aside = await reader.open(`/plans/${planId}?state=overridden`)

    assert.match(textOf(plan), /Te besluiten 4/)
    assert.match(textOf(plan), /4 van 5 huishoudens/)
    assert.match(textOf(unplaced), /gaan naar huishoudens die voorgaan/)
    assert.match(textOf(why), /Waarom geen plek\? .*gaan naar huishoudens die voorgaan/)
    assert.match(textOf(accepted), /Het voorstel is gedaan.*Te besluiten 3/)
    assert.equal(silent.status, 400)
    assert.match(textOf(silent), /Leg het uit/)
    assert.match(textOf(overridden), /u wijkt af van het plan/)
    assert.match(textOf(aside), /Veiligheid Bekenden in de buurt/)
  })

  it('is found from the waitlist in two clicks: why is this household not placed?', async () => {
    const { deps, coordinator, desk } = await scene()
    const id = await requests.waiting(deps, { coordinator })
    const reader = pagesOf(deps).as(desk)

    const list = await reader.open('/waitlist')
    const none = await reader.open(`/plans/for/${id}`)

    assert.match(list.text, new RegExp(`href="/plans/for/${id}"`))
    assert.match(textOf(none), /staat niet in het laatste plan/)
    const coordinators = await pagesOf(deps).as(coordinator).open('/waitlist')
    assert.equal(coordinators.text.includes('/plans/for/'), false)
  })
})

describe('the board of the country', () => {
  useDatabase()

  it('sums by kind and by region, and goes down to the units with free places first', async () => {
    const { deps, desk } = await scene()
    const unit = await makeUnit(deps, { facilityType: 'VO-CRISIS', region: 'utrecht', places: 3 })
    await offers.open(deps, unit)
    const reader = pagesOf(deps).as(desk)

    const country = textOf(await reader.open('/board'))
    const one = textOf(await reader.open('/board?type=VO-CRISIS'))

    assert.match(country, /6 van de 7 plekken vrij/)
    assert.match(country, /Per regio .*Amsterdam 4 0 0 0 4 .*Utrecht 2 1 0 0 3/)
    assert.match(one, /2 van de 3 plekken vrij.*Afdeling 2 1 0 0 3/)
    assert.equal(one.includes('Amsterdam'), false)
  })
})
