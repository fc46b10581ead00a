import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { translator } from '../../server/web/texts.ts'

const FOLDER = join(import.meta.dirname, '../../server/web/texts')
const Texts = z.record(z.string(), z.tuple([z.string(), z.string()]))
type Texts = Readonly<z.output<typeof Texts>>

/** Every table of texts that a file in the folder gives away; nobody has to list a new one here. */
async function readTexts(): Promise<Texts[]> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts'))
  const modules = await Promise.all(
    files.map(async (file): Promise<unknown> => import(pathToFileURL(join(FOLDER, file)).href)),
  )
  return modules.flatMap((module) =>
    Object.values(z.record(z.string(), z.unknown()).parse({ ...Object(module) })).flatMap(
      (given) => {
        const parsed = Texts.safeParse(given)
        return parsed.success ? [parsed.data] : []
      },
    ),
  )
}

describe('texts', () => {
  let files: readonly Texts[] = []
  before('reads them', async () => {
    files = await readTexts()
    assert.ok(files.length > 25)
  })

  it('have every key once', () => {
    const keys = files.flatMap((file) => Object.keys(file))

    assert.deepEqual(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      [],
    )
  })

  it('fill in the same values in both languages', () => {
    const names = (text: string) =>
      [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).toSorted()

    for (const [key, [nl, en]] of files.flatMap((file) => Object.entries(file))) {
      assert.deepEqual([...new Set(names(nl))], [...new Set(names(en))], key)
      assert.notEqual(nl.trim(), '', key)
      assert.notEqual(en.trim(), '', key)
    }
  })

  it('choose one or many by number', () => {
    const [nl, en] = [translator('nl'), translator('en')]

    assert.equal(nl('request.waiting-days', { n: 1 }), '1 dag')
    assert.equal(nl('request.waiting-days', { n: 2 }), '2 dagen')
    assert.equal(en('request.waiting-days', { n: 0 }), '0 days')
  })
})
