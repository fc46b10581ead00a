import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const Answer = z.object({
  on: z.string(),
  titles: z.array(
    z.object({
      title: z.string(),
      outcome: z.enum(['yes', 'no', 'assess']),
      payers: z.array(z.string()),
      from: z.string().nullable(),
      until: z.string().nullable(),
      articles: z.array(z.string()),
      missing: z.array(z.string()),
    }),
  ),
})

const CASE = {
  on: '2026-03-01',
  birthDate: '1995-05-05',
  nationality: 'other',
  statuses: [{ status: '8K-BEDENKTIJD', from: '2026-02-01' }],
  facts: { medicalCover: 'RVB' },
}

describe('npm run funding', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'funding-'))
  })
  after(() => {
    rmSync(folder, { recursive: true })
  })

  function run(text: string) {
    const file = join(folder, 'case.json')
    writeFileSync(file, text)
    return runWith(file)
  }

  function runWith(...words: string[]) {
    const script = join(import.meta.dirname, '../../scripts/funding.ts')
    const options = { encoding: 'utf8' } as const
    return spawnSync(process.execPath, ['--import', 'tsx', script, ...words], options)
  }

  it('prints every title with outcome, payers, days, articles and what is missing', () => {
    const { status, stdout, stderr } = run(JSON.stringify(CASE))

    const { on, titles } = Answer.parse(JSON.parse(stdout))
    assert.equal(status, 0)
    assert.equal(stderr, '')
    assert.equal(on, CASE.on)
    assert.equal(titles.length, 29)
    assert.deepEqual(
      titles.find(({ title }) => title === 'COSM'),
      {
        title: 'COSM',
        outcome: 'yes',
        payers: ['Ministerie van Justitie en Veiligheid'],
        from: '2026-02-01',
        until: '2026-05-01',
        articles: ['Vc B8/3'],
        missing: [],
      },
    )
  })

  it('takes an absent nationality and an open end written as null as unknown', () => {
    const { nationality: _unknown, ...unknown } = CASE
    const statuses = [{ status: '8K-BEDENKTIJD', from: '2026-02-01', until: null }]

    const { status, stdout } = run(JSON.stringify({ ...unknown, statuses }))
    const cosm = Answer.parse(JSON.parse(stdout)).titles.find(({ title }) => title === 'COSM')
    assert.equal(status, 0)
    assert.deepEqual(cosm?.missing, ['nationalityGroup'])
  })

  it('names every fault with its path', () => {
    const { status, stdout, stderr } = run(
      JSON.stringify({
        on: '2026-02-30',
        nationality: 'be',
        born: '1995',
        statuses: [
          { status: '8K-BEDENKTIJD', from: '2026-02-01', until: '2026-06-01' },
          { status: '8Z', from: '2026-07-01', until: '2026-06-01' },
          { status: 'NL', from: '2026-04-01' },
        ],
        facts: { medicalCover: 'VISA', groupAction: 'ja', youthHelpFrom: 'vroeger' },
      }),
    )

    const paths = stderr
      .trimEnd()
      .split('\n')
      .map((line) => line.split(':')[0])
    assert.equal(status, 2)
    assert.equal(stdout, '')
    assert.deepEqual(paths.toSorted(), [
      'born',
      'facts.groupAction',
      'facts.medicalCover',
      'facts.youthHelpFrom',
      'nationality',
      'on',
      'statuses.0.until',
      'statuses.1.status',
      'statuses.1.until',
      'statuses.2.from',
    ])
  })

  it('refuses a birth after the day that is asked about', () => {
    const { status, stderr } = run(JSON.stringify({ ...CASE, birthDate: '2026-03-02' }))

    assert.equal(status, 2)
    assert.match(stderr, /^birthDate: Born after/)
  })

  it('mentions a fact that no title asks for, and answers all the same', () => {
    const { status, stderr } = run(JSON.stringify({ ...CASE, facts: { shoeSize: 38 } }))

    assert.equal(status, 0)
    assert.match(stderr, /^facts\.shoeSize: not used/)
  })

  for (const { what, text } of [
    { what: 'no JSON', text: '{"on":' },
    { what: 'another kind of document', text: '[]' },
    { what: 'empty', text: '' },
  ]) {
    it(`refuses a file that is ${what}`, () => {
      const { status, stdout, stderr } = run(text)

      assert.equal(status, 2)
      assert.equal(stdout, '')
      assert.equal(stderr.trimEnd().split('\n').length, 1)
    })
  }

  it('refuses a file that is not there, and no file at all', () => {
    assert.equal(runWith(join(folder, 'none.json')).status, 2)
    assert.equal(runWith().status, 2)
    assert.equal(runWith('--help').status, 0)
  })
})
