import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { withLock } from '../../scripts/support/lock.mjs'
import { PROJECT_FOLDER } from '../../scripts/support/folders.ts'
import { isFree, freePort } from '../../scripts/support/free-port.ts'
import { endProcess, isRunning, markOf, run } from '../../scripts/support/processes.ts'

/** Runs the bootstrap with a script of the test's own, which lies outside the project. */
async function start(source: string, args: string[] = []) {
  const folder = await mkdtemp(join(tmpdir(), 'onderdak-'))
  const script = join(folder, 'script.ts')
  await writeFile(script, source)
  const bootstrap = spawn(
    process.execPath,
    [
      join(PROJECT_FOLDER, 'scripts/with-dependencies.mjs'),
      relative(PROJECT_FOLDER, script),
      ...args,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const output = { text: '' }
  bootstrap.stdout.on('data', (chunk: Buffer) => (output.text += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => bootstrap.on('close', resolve))
  return { bootstrap, output, ended: ended.finally(() => rm(folder, { recursive: true })) }
}

const WAIT_FOR_SIGTERM = `
  process.on('SIGTERM', () => { console.log('asked to end'); process.exit(7) })
  setInterval(() => {}, 1000)
  console.log('waiting')
`

describe('the bootstrap', () => {
  it('hands arguments to the script and its exit code back, with nothing else on standard output', async () => {
    const { output, ended } = await start(
      'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 5',
      ['--json', 'a b'],
    )

    assert.equal(await ended, 5)
    assert.equal(output.text, '["--json","a b"]\n')
  })

  it('hands SIGTERM to the script and waits for its end', async () => {
    const { bootstrap, output, ended } = await start(WAIT_FOR_SIGTERM)
    while (!output.text.includes('waiting')) await sleep(20)

    bootstrap.kill('SIGTERM')

    assert.equal(await ended, 7)
    assert.match(output.text, /asked to end/)
  })

  it('says in one sentence that a script does not exist', async () => {
    const bootstrap = join(PROJECT_FOLDER, 'scripts/with-dependencies.mjs')

    const { code, output } = await run(process.execPath, [bootstrap, 'scripts/nothing.ts'])

    assert.equal(code, 1)
    assert.equal(output, 'There is no script scripts/nothing.ts in this project.\n')
  })
})

describe('a lock', () => {
  let folder = ''
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'onderdak-'))))
  afterEach(() => rm(folder, { recursive: true }))

  it('lets one process in at a time', async () => {
    const source = `
      import { withLock } from ${JSON.stringify(join(PROJECT_FOLDER, 'scripts/support/lock.mjs'))}
      import { appendFileSync } from 'node:fs'
      await withLock(process.argv[1], async () => {
        appendFileSync(process.argv[1] + '.log', 'in ')
        await new Promise((resolve) => setTimeout(resolve, 100))
        appendFileSync(process.argv[1] + '.log', 'out ')
      })`
    const enter = () =>
      run(process.execPath, ['--input-type=module', '-e', source, join(folder, 'lock')])

    await Promise.all([enter(), enter(), enter()])

    assert.equal(await readFile(join(folder, 'lock.log'), 'utf8'), 'in out in out in out ')
  })

  it('is taken over from a process that was killed', async () => {
    const gone = spawn(process.execPath, ['-e', ''])
    await new Promise((resolve) => gone.on('close', resolve))
    await writeFile(join(folder, 'lock'), String(gone.pid))

    assert.equal(await withLock(join(folder, 'lock'), () => Promise.resolve('done')), 'done')
  })
})

describe('a process', () => {
  it('runs until it is ended, by force when it does not listen', async () => {
    const deaf = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')"
    const child = spawn(process.execPath, ['-e', deaf], { stdio: ['ignore', 'pipe', 'ignore'] })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    const mark = markOf(child.pid ?? 0)

    assert.equal(isRunning(mark), true)
    await endProcess(mark, 200)

    assert.equal(isRunning(mark), false)
  })

  it('is not taken for an older one with the same number', () => {
    assert.equal(isRunning({ ...markOf(process.pid), started: '1' }), false)
  })
})

describe('a free port', () => {
  it('is another one than the port that is taken', async () => {
    const { createServer } = await import('node:net')
    const server = createServer()
    const port = await freePort()
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))

    assert.equal(await isFree(port), false)
    assert.notEqual(await freePort(port), port)

    await new Promise((resolve) => server.close(resolve))
  })
})
