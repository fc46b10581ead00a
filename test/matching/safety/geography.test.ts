import assert from 'node:assert/strict'
import { Safety } from '../../../matching/profile.ts'
import { outsideForbiddenAreas } from '../../../matching/safety/areas.ts'
import { distanceKm, geographyFrom } from '../../../matching/safety/geography.ts'
import { regionAnswer } from '../../../matching/safety/region.ts'
import { secureEnough } from '../../../matching/safety/security-level.ts'
import { readData } from '../rules/national.ts'

const geography = geographyFrom(readData('regions.json'))
const UTRECHT = { municipality: 'utrecht', policeRegion: 'midden-nederland' }
const MAASTRICHT = { municipality: 'maastricht', policeRegion: 'limburg' }

function safety(own: Partial<Safety>): Safety {
  return Safety.parse({ threatLevel: 'laag', forbiddenAreas: [], ...own })
}

describe('forbidden areas', () => {
  const outside = (own: Partial<Safety>, place = UTRECHT) =>
    outsideForbiddenAreas(safety(own), place, geography)

  it('forbid a police region and a municipality', () => {
    assert.equal(outside({ forbiddenAreas: ['police-region:midden-nederland'] }), 'no')
    assert.equal(outside({ forbiddenAreas: ['municipality:utrecht'] }), 'no')
    assert.equal(outside({ forbiddenAreas: ['municipality:utrecht'] }, MAASTRICHT), 'yes')
  })

  it('tell the city from the police region of the same name', () => {
    const haarlem = { municipality: 'haarlem', policeRegion: 'noord-holland' }
    const amstelveen = { municipality: 'amstelveen', policeRegion: 'amsterdam' }

    assert.equal(outside({ forbiddenAreas: ['police-region:amsterdam'] }, amstelveen), 'no')
    assert.equal(outside({ forbiddenAreas: ['municipality:amsterdam'] }, amstelveen), 'yes')
    assert.equal(outside({ forbiddenAreas: ['police-region:amsterdam'] }, haarlem), 'yes')
  })

  it('reach as far as their radius', () => {
    const zeist = { municipality: 'zeist', policeRegion: 'midden-nederland' }
    const near = { forbiddenAreas: ['municipality:utrecht'], forbiddenRadiusKm: 40 }

    assert.equal(outside(near, zeist), 'no')
    assert.equal(outside({ ...near, forbiddenRadiusKm: 0 }, zeist), 'yes')
    assert.equal(outside(near, MAASTRICHT), 'yes')
  })

  it('are unknown when nobody knows the area or the place', () => {
    const somewhere = { municipality: 'nergens', policeRegion: 'nergens' }

    assert.equal(outside({ forbiddenAreas: ['municipality:atlantis'] }), 'unknown')
    assert.equal(outside({ forbiddenAreas: ['moon'] }), 'unknown')
    assert.equal(
      outside({ forbiddenAreas: ['municipality:utrecht'], forbiddenRadiusKm: 10 }, somewhere),
      'unknown',
    )
  })
})

describe('the distance between two centres', () => {
  it('is that of the great circle', () => {
    const [london, paris] = [
      { lat: 51.5074, lon: -0.1278 },
      { lat: 48.8566, lon: 2.3522 },
    ]

    assert.ok(Math.abs(distanceKm(london, paris) - 343.5) < 1)
    assert.equal(distanceKm(london, london), 0)
  })
})

describe('the police region of the investigation', () => {
  const investigationRegion = 'limburg'
  const cases: readonly [string, Partial<Safety>, string, string][] = [
    ['asks nothing when nobody must stay', { investigationRegion }, 'den-haag', 'yes'],
    [
      'keeps the household inside',
      { investigationRegion, mustStayInRegion: true },
      'limburg',
      'yes',
    ],
    ['blocks outside', { investigationRegion, mustStayInRegion: true }, 'den-haag', 'no'],
    [
      'also when leaving is not allowed',
      { investigationRegion, outOfRegionAllowed: false },
      'den-haag',
      'no',
    ],
    ['is unknown when it was not filled in', { mustStayInRegion: true }, 'den-haag', 'unknown'],
    [
      'leaves "stay" and "leave" at once to a human',
      { investigationRegion, mustStayInRegion: true, outOfRegionAllowed: true },
      'den-haag',
      'unknown',
    ],
    [
      'leaves a region that is forbidden as well to a human',
      { investigationRegion, mustStayInRegion: true, forbiddenAreas: ['police-region:limburg'] },
      'den-haag',
      'unknown',
    ],
  ]
  for (const [what, own, policeRegion, expected] of cases) {
    it(what, () => {
      assert.equal(regionAnswer(safety(own), policeRegion), expected)
    })
  }
})

describe('the security of a place', () => {
  it('is enough at the level asked for and above', () => {
    const levels = ['open', 'herkenbaar', 'besloten', 'geheim'] as const
    levels.forEach((asked, least) => {
      levels.forEach((offered, level) => {
        assert.equal(secureEnough(asked, offered), level >= least ? 'yes' : 'no')
      })
    })
  })

  it('is unknown when the place does not state it, unless nothing is asked', () => {
    assert.equal(secureEnough('besloten', undefined), 'unknown')
    assert.equal(secureEnough('geheim', 'onbekend'), 'unknown')
    assert.equal(secureEnough(undefined, undefined), 'yes')
  })
})
