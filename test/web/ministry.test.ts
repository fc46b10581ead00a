import assert from 'node:assert/strict'
import supertest from 'supertest'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { ROLES } from '../../models/user.model.ts'
import type { Role } from '../../models/user.model.ts'
import { sessionCookieName } from '../../server/features/users/session-cookie.ts'
import { allDownloads } from '../../server/web/screens.ts'
import { draw } from '../../server/web/picture/draw.ts'
import type { Figure } from '../../server/web/picture/figure.ts'
import { csvOf } from '../../server/web/picture/csv.ts'
import { TILES } from '../../server/web/picture/tiles.ts'
import { signedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { pagesOf, textOf } from '../support/pages.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

/** Who may have each download, written down from the description of the roles. */
const READERS: Readonly<Record<string, readonly Role[]>> = {
  '/picture/charts/:figure': ['desk', 'ministry'],
  '/picture/tables/:figure': ['desk', 'ministry'],
  '/picture/report': ['desk', 'ministry'],
}

const FIGURE: Figure = {
  ...{ id: 'x', title: 'Waar & <waarom>', day: '2026-02-02', drawing: 'bars' },
  ...{ heading: 'Regio', series: ['Huishoudens'] },
  rows: [
    { code: 'a', label: '=SUM(A1), "b"', values: [7] },
    { code: 'b', label: 'Breda', values: [null] },
    { code: 'c', label: 'Delft', values: [undefined] },
  ],
}

describe('charts and tables', () => {
  it('say in words what they show, and never a withheld number', async () => {
    const look = { dark: false, width: 540, withheld: 'afgeschermd' }
    for (const drawing of ['bars', 'stacked-bars', 'columns', 'lines'] as const) {
      const svg = await draw({ ...FIGURE, drawing }, look)

      assert.match(svg, /^<svg [^>]*role="img"><title>Waar &amp; &lt;waarom&gt;<\/title><desc>/)
      assert.doesNotMatch(svg, /<script|href="http/)
    }
    assert.match(await draw(FIGURE, look), /afgeschermd/)
  })

  it('are safe for a spreadsheet, and tell withheld from nothing', () => {
    const lines = csvOf(FIGURE, 'afgeschermd').split('\r\n')

    assert.deepEqual(lines, [
      '\uFEFFcode,Regio,Huishoudens,date',
      `a,"'=SUM(A1), ""b""",7,2026-02-02`,
      'b,Breda,afgeschermd,2026-02-02',
      'c,Delft,,2026-02-02',
      '',
    ])
  })

  it('have a tile of its own for every region', () => {
    const { reference } = testDeps()

    assert.deepEqual(Object.keys(TILES).toSorted(), [...reference.regions.keys()].toSorted())
    const spots = Object.values(TILES).map((spot) => spot.join())
    assert.equal(new Set(spots).size, spots.length)
  })
})

describe('pages of the ministry', () => {
  useDatabase()

  it('show the country in three parts, with what is small withheld', async () => {
    const deps = testDeps()
    await makeUnit(deps)
    for (let index = 0; index < 6; index += 1) await requests.waiting(deps)
    await requests.waiting(deps, { region: 'breda' })
    const reader = pagesOf(deps).as(await signedIn('ministry'))

    const texts = []
    for (const part of ['waiting', 'causes', 'places']) {
      texts.push(textOf(await reader.open(`/picture?part=${part}`)))
    }

    const [waiting = '', causes = '', places = ''] = texts
    assert.match(waiting, /Wachten 7 Langer dan de norm 0/)
    assert.match(waiting, /Amsterdam afgeschermd/)
    assert.match(waiting, /Breda afgeschermd/)
    assert.match(causes, /Er is een passende vrije plek 7/)
    assert.match(places, /Elke dag geteld sinds 2 feb 2026/)
  })

  it('give charts, tables and the report to who may see the picture, and note what is kept', async () => {
    const deps = testDeps()
    await requests.waiting(deps)
    const { app } = pagesOf(deps)
    const get = (path: string, { token }: Account) =>
      supertest(app)
        .get(path)
        .set('cookie', `${sessionCookieName(deps.config)}=${token}`)
    assert.deepEqual(
      allDownloads.map(({ path }) => path).toSorted(),
      Object.keys(READERS).toSorted(),
    )

    for (const role of ROLES) {
      const account = await signedIn(role)
      for (const [path, readers] of Object.entries(READERS)) {
        const { status } = await get(path.replace(':figure', 'regions'), account)
        assert.equal(status, readers.includes(role) ? 200 : 403, `${role} ${path}`)
      }
    }

    const ministry = await signedIn('ministry')
    const report = await get('/picture/report', ministry)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = []
        res.on('data', (part: Buffer) => parts.push(part))
        res.on('end', () => {
          done(null, Buffer.concat(parts))
        })
      })
    const bytes: unknown = report.body
    assert.ok(Buffer.isBuffer(bytes) && bytes.subarray(0, 5).toString() === '%PDF-')
    const chart = await get('/picture/charts/regions', ministry)
    assert.match(chart.headers['content-security-policy'] ?? '', /^default-src 'none'/)
    assert.equal((await get('/picture/charts/nothing', ministry)).status, 404)
    const noted = await AuditEntryModel.find({ act: 'picture.exported', 'actor.id': ministry.id })
    assert.deepEqual(
      noted.map(({ fields }) => fields),
      [['report']],
    )
  })
})
