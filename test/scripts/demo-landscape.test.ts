import assert from 'node:assert/strict'
import { demoLandscape } from '../../scripts/demo/landscape/landscape.ts'
import { Published } from '../../scripts/demo/landscape/published.ts'
import { randomFrom } from '../../scripts/demo/random.ts'
import { readJson } from '../../server/features/landscape/read-json.ts'
import { parseRows } from '../../server/features/landscape/parse-rows.ts'
import { readJson as readFacts } from '../../server/reference/read-json.ts'
import { readReference } from '../../server/reference/reference.ts'
import { DATA_FOLDER } from '../support/test-deps.ts'

const reference = readReference(DATA_FOLDER)
const published = readFacts(DATA_FOLDER, 'landscape', Published)

function make(seed = 'a seed') {
  return demoLandscape(published, reference, randomFrom(seed))
}

/** Places to sleep, with the facility each belongs to. */
function bedsOf(file: ReturnType<typeof make>) {
  const facilities = new Map(file.facilities.map((facility) => [facility.code, facility]))
  const units = new Map(file.units.map(({ code, facility }) => [code, facilities.get(facility)]))
  return file.places
    .filter(({ placeKind }) => placeKind !== 'seat')
    .map((place) => ({ ...place, facility: units.get(place.unit) }))
}

describe('the landscape of the demo country', () => {
  const file = make()
  const beds = bedsOf(file)
  const ofType = (type: string) => beds.filter(({ facility }) => facility?.facilityType === type)

  it('has the published number of places in every facility that sources count', () => {
    for (const { code, places } of published.facilities) {
      if (places === null) continue
      const own = beds.filter(({ facility }) => facility?.code === code)
      assert.equal(own.length, places, code)
      assert.ok(
        own.every(({ invented }) => invented !== true),
        code,
      )
    }
  })

  it('has 36 places of OMM and 40 of COSM, none of them invented', () => {
    for (const [type, count] of [
      ['OMM', 36],
      ['COSM', 40],
    ] as const) {
      assert.equal(ofType(type).length, count)
      assert.ok(ofType(type).every(({ invented }) => invented !== true))
    }
  })

  it('has a thousand places, of which exactly the 89 published ones are not marked as invented', () => {
    assert.equal(beds.length, 1_000)
    assert.equal(beds.filter(({ invented }) => invented !== true).length, 89)
  })

  it('has 60 programmes in use, each with seats', () => {
    const archived = file.programmes.filter(({ code }) => code === 'example-archived')
    const withSeat = new Set(file.places.map(({ programme }) => programme))
    const empty = ['example-archived', 'example-to-archive']

    assert.equal(file.programmes.length - archived.length, 60)
    const seatless = file.programmes.filter(({ code }) => !withSeat.has(code))
    assert.deepEqual(seatless.map(({ code }) => code).toSorted(), empty)
  })

  it('has women’s shelter in all regions, and every kind of facility', () => {
    const regions = new Set(ofType('VO-CRISIS').map(({ facility }) => facility?.municipality))
    const types = new Set(file.facilities.map(({ facilityType }) => facilityType))

    assert.deepEqual([...regions].toSorted(), [...reference.regions.keys()].toSorted())
    assert.deepEqual([...types].toSorted(), [...reference.facilityTypes.keys()].toSorted())
  })

  it('marks every organisation that no source names', () => {
    const named = new Set(published.organisations.map(({ code }) => code))

    for (const { code, name, invented } of file.organisations) {
      assert.equal(invented === true, !named.has(code), code)
      assert.equal(name.includes('(demo)'), !named.has(code), code)
    }
  })

  it('is a file that the import reads without a fault', () => {
    const { rows, faults } = readJson(JSON.stringify(file))

    assert.deepEqual([...faults, ...parseRows(rows).faults], [])
  })

  it('is the same for the same seed, and another for another', () => {
    assert.deepEqual(make(), file)
    assert.notDeepEqual(make('another seed'), file)
  })
})
