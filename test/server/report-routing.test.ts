import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readReference } from '../../server/reference/reference.ts'
import { ownersOf, routingFaults, termOf } from '../../server/reference/report-routing.ts'
import { DATA_FOLDER } from '../support/test-deps.ts'

const reference = readReference(DATA_FOLDER)
const { reportRouting: routing, exploitationForms: forms } = reference
const regions = [...reference.regions.keys()]

describe('the road of a report', () => {
  it('has exactly one owner for every region, age group, form and size', () => {
    const combinations = regions.flatMap((region) =>
      routing.ageGroups.flatMap(({ code: ageGroup }) =>
        forms.flatMap((form) =>
          [1, 2, 3, 40].map((people) => ({ region, ageGroup, forms: [form], people })),
        ),
      ),
    )

    const wrong = combinations.filter((report) => ownersOf(report, routing).length !== 1)

    assert.deepEqual(wrong, [])
    assert.equal(combinations.length, regions.length * 4 * forms.length * 4)
    assert.ok(regions.length >= 34 && forms.length >= 8)
  })

  it('leads only to organisations that exist', () => {
    const json: unknown = JSON.parse(readFileSync(join(DATA_FOLDER, 'landscape.json'), 'utf8'))
    const Landscape = z.object({ organisations: z.array(z.looseObject({ code: z.string() })) })
    const known = Landscape.parse(json).organisations.map(({ code }) => code)

    const unknown = routing.coordinators.filter(({ organisation }) => !known.includes(organisation))

    assert.deepEqual(unknown, [])
  })

  const roads: [what: string, region: string, ageGroup: string, people: number, owner: object][] = [
    [
      'a grown-up',
      'amsterdam',
      '23-plus',
      1,
      { kind: 'organisation', organisation: 'HVO-QUERIDO' },
    ],
    [
      'a young adult',
      'apeldoorn',
      '18-22',
      1,
      { kind: 'organisation', organisation: 'MEE-VELUWE' },
    ],
    [
      'one older than 23',
      'apeldoorn',
      '23-plus',
      1,
      { kind: 'organisation', organisation: 'MOVIERA' },
    ],
    ['two people', 'zwolle', 'unknown', 2, { kind: 'organisation', organisation: 'COMENSHA' }],
    ['a minor', 'groningen', 'under-18', 1, { kind: 'region', region: 'groningen' }],
    ['a group', 'breda', '23-plus', 3, { kind: 'desk' }],
    ['a group of minors', 'breda', 'under-18', 12, { kind: 'desk' }],
  ]
  for (const [what, region, ageGroup, people, expected] of roads) {
    it(`of ${what} in ${region}`, () => {
      const [owner] = ownersOf({ region, ageGroup, forms: ['seksueel'], people }, routing)

      assert.ok(owner)
      const { road: _road, ...who } = owner
      assert.deepEqual(who, expected)
    })
  }

  it('shows a hole and an overlap by name', () => {
    const withHole = { ...routing, rules: routing.rules.filter(({ code }) => code !== 'minor') }
    const [adult] = routing.rules.filter(({ code }) => code === 'adult')
    const twice = { ...routing, rules: [...routing.rules, ...(adult ? [adult] : [])] }

    assert.deepEqual(routingFaults(withHole, ['ede'], ['seksueel']), [
      'ede, under-18, seksueel, 1: 0 owners',
    ])
    assert.equal(routingFaults(twice, ['ede'], ['seksueel']).length, 3)
  })

  it('has a term for every answer, the shortest where somebody is in danger', () => {
    const term = (threatLevel: string, shelter: string) =>
      termOf({ threatLevel, shelter }, routing).code

    assert.deepEqual(
      [term('acuut', 'no'), term('laag', 'today'), term('hoog', 'unknown'), term('onbekend', 'no')],
      ['now', 'now', 'soon', 'normal'],
    )
  })
})
