import assert from 'node:assert/strict'
import { Rule as Written } from '../../matching/rules/rule.ts'
import { RuleModel } from '../../models/rule.model.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { errorLinks, pagesOf, textOf } from '../support/pages.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

describe('the form for rules', () => {
  useDatabase()

  async function scene() {
    const deps = testDeps()
    await makeUnit(deps, { places: 2, kind: 'room' })
    await requests.waiting(deps)
    const { as } = pagesOf(deps)
    return { admin: as(await signedIn('admin')), other: as(await signedIn('desk'), 'en') }
  }

  it('writes a rule without script: questions, examples that the rule itself proposes, effect, four eyes', async () => {
    const { admin, other } = await scene()
    const fresh = await admin.open('/rules/new')

    const chosen = await admin.send(fresh, 'rule', {
      ...{ code: 'no-rooms', 'test-0-0-fact': 'place.kind', do: 'choose' },
      ...{ source: 'M1', modelling: 'yes' },
    })
    const asked = { 'test-0-0-way': 'notIn', 'test-0-0-value': ['room', 'family-room'] }
    const examples = await admin.send(chosen, 'rule', { ...asked, do: 'examples' })
    const shown = await admin.send(examples, 'rule', { do: 'show' })
    const saved = await admin.sendAndFollow(shown, 'rule', { do: 'save' })

    assert.match(textOf(shown), /Voorwaarde: soort plek is geen van: .*kamer.*/i)
    assert.match(textOf(shown), /Condition: kind of place is none of: .*room/i)
    for (const answer of ['ja', 'nee', 'onbekend']) {
      assert.match(textOf(shown), new RegExp(`De regel antwoordt: ${answer}\\.`))
    }
    assert.match(textOf(shown), /De controles vinden niets/)
    assert.match(textOf(saved), /Verliezen hun laatste passende plek 1/)
    const page = saved.request.url.replace(/^.*(\/rules\/[0-9a-f]{24}).*$/, '$1')
    await admin.sendAndFollow(saved, 'approve')
    const published = await other.sendAndFollow(await other.open(page), 'approve')
    assert.match(textOf(published), /In force/)
  })

  it('says beside each field what is missing or does not go together, and keeps what was said', async () => {
    const { admin } = await scene()
    const fresh = await admin.open('/rules/new')
    const said = {
      code: 'Niet Zo',
      kind: 'soft',
      'test-0-0-fact': 'member.age',
      textNl: 'Een zin.',
    }
    const chosen = await admin.send(fresh, 'rule', { ...said, do: 'choose' })

    const refused = await admin.send(chosen, 'rule', { 'test-0-0-way': 'between', do: 'save' })
    const asked = { 'test-0-0-value': '18', 'test-0-0-upper': '12' }
    const reversed = await admin.send(refused, 'rule', { ...asked, do: 'save' })
    const better = { code: 'wel-zo', 'test-0-0-upper': '23', textNl: 'Een zin.' }
    const whole = await admin.send(reversed, 'rule', { ...better, do: 'save' })

    const fields = (page: typeof refused) => errorLinks(page).map(({ id }) => id)
    assert.deepEqual(fields(refused), ['rule-code', 'rule-test-0-0-value'])
    assert.deepEqual(fields(reversed), ['rule-code', 'rule-test-0-0-upper'])
    assert.deepEqual(fields(whole), ['rule-points', 'rule-textEn'])
    assert.ok([refused, reversed, whole].flatMap(errorLinks).every(({ there }) => there))
    assert.match(whole.text, /value="23"/)
    assert.equal(await RuleModel.countDocuments(), 0)
  })

  it('compares facts, joins groups, turns a question round, and reads all of it back', async () => {
    const { admin } = await scene()
    let page = await admin.open('/rules/new')
    const press = async (step: string, fields = {}) => {
      page = await admin.send(page, 'rule', { ...fields, do: step })
    }
    await press('choose', { code: 'old-enough', 'test-0-0-fact': 'member.age' })
    const compared = { 'test-0-0-way': 'atLeast', 'test-0-0-other': 'place.ageMin' }
    await press('question test-0', compared)
    await press('choose', { 'test-0-1-fact': 'member.pregnant', 'test-0-join': 'any' })
    await press('group test', { 'test-0-1-way': 'yes', 'test-0-1-not': 'yes' })
    await press('choose', { 'test-1-0-fact': 'place.specialisms', 'test-join': 'any' })
    await press('example', { 'test-1-0-way': 'overlaps', 'test-1-0-value': ['lvb', 'ggz'] })
    const said = { 'examples-0-fact-member.age': '30', 'examples-0-outcome': 'unknown' }
    const saved = await admin.sendAndFollow(page, 'rule', { ...said, do: 'save' })
    const edit = await admin.open(/\/rules\/[0-9a-f]{24}\/edit/.exec(saved.text)?.[0] ?? '')
    await admin.sendAndFollow(edit, 'rule', { points: '5', kind: 'soft', do: 'save' })

    const [stored, ...more] = await RuleModel.find().lean()
    const { kind, points, version, test, examples } = Written.parse(
      JSON.parse(stored?.document ?? '{}'),
    )
    assert.deepEqual(more, [])
    assert.deepEqual([kind, points, version], ['soft', 5, 1])
    assert.deepEqual(test, {
      any: [
        {
          any: [
            { fact: 'member.age', atLeast: { fact: 'place.ageMin' } },
            { not: { fact: 'member.pregnant', is: true } },
          ],
        },
        { fact: 'place.specialisms', overlaps: ['lvb', 'ggz'] },
      ],
    })
    assert.deepEqual(examples, [{ facts: { 'member.age': 30 }, outcome: 'unknown' }])
  })

  it('opens a delivered rule as the next version of it', async () => {
    const { admin } = await scene()
    const page = await admin.open('/rules/new?from=women-unit')

    const saved = await admin.sendAndFollow(page, 'rule', { do: 'save' })

    assert.match(textOf(saved), /versie 2/)
    assert.equal((await RuleModel.findOne().orFail().lean()).code, 'women-unit')
  })
})
