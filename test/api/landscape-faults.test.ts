import assert from 'node:assert/strict'
import { readJson } from '../../server/features/landscape/read-json.ts'
import { useDatabase } from '../support/database.ts'
import { GOOD, HEAD, ROWS, csv, load } from '../support/landscape-rows.ts'
import { testDeps } from '../support/test-deps.ts'

const { organisation, facility, unit, room, bed } = ROWS

describe('the faults of an import', () => {
  useDatabase()

  const FAULTS: readonly (readonly [string, readonly string[], number, string, RegExp])[] = [
    [
      'an unknown kind of row',
      [...GOOD, room.replace('place', 'kamer')],
      7,
      'kind',
      /not a kind of row/,
    ],
    ['a row with too many cells', [...GOOD, `${bed},,,`], 7, '*', /number of cells/],
    ['a missing code', [HEAD, organisation.replace('ORG', '')], 2, 'code', /filled in/],
    ['a code used twice', [...GOOD, bed], 7, 'code', /line 6/],
    [
      'an unknown facility type',
      [HEAD, organisation, facility.replace('OMM', 'HOTEL')],
      3,
      'facilityType',
      /facility type/,
    ],
    [
      'an unknown municipality',
      [HEAD, organisation, facility.replace('amsterdam', 'atlantis')],
      3,
      'municipality',
      /municipality/,
    ],
    [
      'an unknown region',
      [HEAD, organisation, facility.replace('amsterdam', 'oss')],
      3,
      'region',
      /filled in/,
    ],
    ['an unknown organisation', [HEAD, facility], 2, 'organisation', /names no organisation/],
    ['an unknown facility', [HEAD, unit], 2, 'facility', /names no facility/],
    ['an unknown unit', [HEAD, room], 2, 'unit', /names no unit/],
    [
      'an unknown kind of place',
      [...GOOD.slice(0, 5), bed.replace(',bed,', ',bank,')],
      6,
      'placeKind',
      /kind of place/,
    ],
    [
      'text for a number',
      [HEAD, organisation, facility, unit.replace(',2,2,', ',veel,2,')],
      4,
      'staffed',
      /whole number/,
    ],
    [
      'a negative number',
      [HEAD, organisation, facility, unit.replace(',2,2,', ',2,-1,')],
      4,
      'funded',
      /negative/,
    ],
    [
      'an impossible day',
      [HEAD, organisation.replace('2020-01-01', '2020-02-30')],
      2,
      'validFrom',
      /a day/,
    ],
    [
      'a bed for two',
      [...GOOD.slice(0, 5), bed.replace('bed,', 'bed,2')],
      6,
      'sleeps',
      /for a bed/,
    ],
    [
      'a seat without a programme',
      [...GOOD.slice(0, 5), bed.replace(',bed,', ',seat,')],
      6,
      'programme',
      /for a seat/,
    ],
    [
      'a cell of another kind',
      [HEAD, organisation.replace(',,,,,,,,,,', ',,,,5,,,,,,')],
      2,
      'facility',
      /not a column/,
    ],
    [
      'an unknown feature value',
      [HEAD, organisation, facility, unit.replace('vrouwen', 'dames')],
      4,
      'features.unitGenderMix',
      /known value/,
    ],
  ]

  for (const [what, lines, line, column, rule] of FAULTS) {
    it(`names line, column, rule and remedy of ${what}`, async () => {
      const { faults } = await load(lines, testDeps())

      const [fault] = faults
      assert.deepEqual([faults.length, fault?.line, fault?.column], [1, line, column])
      assert.match(fault?.rule ?? '', rule)
      assert.notEqual(fault?.remedy, '')
    })
  }

  it('names every fault of every row at once, in the order of the file', async () => {
    const lines = [
      HEAD,
      organisation.replace('Huis', ''),
      facility.replace('OMM', 'HOTEL'),
      unit.replace(',2,2,', ',veel,-1,'),
    ]

    const { faults } = await load(lines, testDeps())

    assert.deepEqual(
      faults.map(({ line, column }) => `${line} ${column}`),
      ['2 name', '3 facilityType', '4 funded', '4 staffed'],
    )
  })

  it('counts lines rightly past a cell that holds line breaks', () => {
    const { rows } = csv([HEAD, organisation.replace('Huis', '"Huis\naan\nzee"'), facility])

    assert.deepEqual(
      rows.map(({ line }) => line),
      [2, 5],
    )
  })

  it('tells the line of a row in JSON, and of a mistake in its syntax', () => {
    const text = '{\n  "organisations": [\n    { "code": "A {" },\n    { "code": "B" }\n  ]\n}'

    assert.deepEqual(
      readJson(text).rows.map(({ line }) => line),
      [3, 4],
    )
    assert.equal(readJson('{\n "organisations": [\n,]}').faults[0]?.column, '*')
    assert.equal(readJson('{"rooms": []}').faults[0]?.column, 'rooms')
  })
})
