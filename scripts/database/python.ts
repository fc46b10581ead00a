import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DISK_FULL, Failure } from '../support/failure.ts'
import { TOOLS_FOLDER } from '../support/folders.ts'
import { withLock } from '../support/lock.mjs'
import { findOnPath } from '../support/on-path.ts'
import { run } from '../support/processes.ts'

const REQUIREMENTS = join(import.meta.dirname, 'secantusdb-requirements.txt')
const VENV = join(TOOLS_FOLDER, 'venv')
const VENV_PYTHON = join(VENV, 'bin', 'python')
/** Written last, so that an installation that was interrupted is done again. */
const DONE = join(VENV, 'installed')
const CANDIDATES = [
  'python3',
  'python',
  'python3.14',
  'python3.13',
  'python3.12',
  'python3.11',
  'python3.10',
]
const THREE_WAYS =
  'give a MongoDB replica set with MONGODB_URI, or put mongod 7 or newer on the PATH, or install Python 3.10 or newer with its venv module'

/** A Python that has SecantusDB, installed inside `.data/` on first use. */
export async function secantusPython(log: (line: string) => void): Promise<string> {
  const wanted = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex')
  if (isInstalled(wanted)) return VENV_PYTHON
  await withLock(join(TOOLS_FOLDER, 'venv.lock'), async () => {
    // Another command may have installed it while this one waited for its turn.
    if (!isInstalled(wanted)) await install(wanted, log)
  })
  return VENV_PYTHON
}

function isInstalled(wanted: string): boolean {
  return existsSync(VENV_PYTHON) && existsSync(DONE) && readFileSync(DONE, 'utf8') === wanted
}

async function install(wanted: string, log: (line: string) => void): Promise<void> {
  const python = await findPython()
  log('Installing SecantusDB with Python, about half a minute ...')
  rmSync(VENV, { recursive: true, force: true })
  mkdirSync(TOOLS_FOLDER, { recursive: true })
  const env = {
    ...process.env,
    PIP_CACHE_DIR: join(TOOLS_FOLDER, 'pip-cache'),
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    PIP_NO_INPUT: '1',
    // pip asks rustc for its version, and rustup would make a folder in HOME.
    RUSTUP_HOME: join(TOOLS_FOLDER, 'rustup'),
  }
  const venv = await run(python, ['-m', 'venv', VENV], { env })
  if (venv.code !== 0) throw new Failure(whyFailed(venv.output))
  const pip = ['-m', 'pip', 'install', '--quiet', '--only-binary', ':all:', '--require-hashes']
  const installed = await run(VENV_PYTHON, [...pip, '-r', REQUIREMENTS], { env })
  if (installed.code !== 0) throw new Failure(whyFailed(installed.output))
  writeFileSync(DONE, wanted)
}

/** The first Python on the PATH that is new enough and can make a virtual environment. */
async function findPython(): Promise<string> {
  const unfit: string[] = []
  for (const name of CANDIDATES) {
    const python = findOnPath([name])
    if (python === undefined) continue
    const problem = await whyUnfit(python)
    if (problem === undefined) return python
    unfit.push(`${python} ${problem}`)
  }
  const found = unfit.length > 0 ? ` (${unfit.join('; ')})` : ''
  throw new Failure(`No database was found${found}: ${THREE_WAYS}.`)
}

async function whyUnfit(python: string): Promise<string | undefined> {
  const question = 'import sys; print(*sys.version_info[:2])'
  const { code, output } = await run(python, ['-c', question])
  const [major = 0, minor = 0] = output.trim().split(' ').map(Number)
  if (code !== 0) return 'does not run'
  if (major !== 3 || minor < 10) return `is version ${major}.${minor}, too old`
  // Debian and Ubuntu keep these two apart from Python itself.
  const modules = await run(python, ['-c', 'import venv, ensurepip'])
  return modules.code === 0
    ? undefined
    : 'lacks its venv module (on Debian: apt-get install python3-venv)'
}

function whyFailed(output: string): string {
  if (/No space left|Errno 28/i.test(output)) return DISK_FULL
  const lines = output.trim().split('\n')
  const reason = lines.findLast((line) => line.startsWith('ERROR:')) ?? lines.at(-1) ?? ''
  if (/connection|resolution|timed out|ProxyError|SSLError|from versions: none/i.test(output)) {
    return `SecantusDB could not be fetched: check the network connection, or ${THREE_WAYS}.`
  }
  return `SecantusDB could not be installed (${reason.trim()}): ${THREE_WAYS}.`
}
