// Runs a script of this project, after installing the dependencies when they are missing or old:
//   node scripts/with-dependencies.mjs scripts/start.ts [arguments]
// Everything it says goes to standard error, so that a script may print JSON on standard output.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statfsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLock } from './support/lock.mjs'

const OLDEST_NODE = [20, 19]
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dataFolder = join(root, '.data')

class Failure extends Error {}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Failure) && error.code === undefined) throw error
  say(oneSentence(error))
  process.exitCode = 1
}

async function main([script, ...args]) {
  checkNode()
  if (!script)
    throw new Failure(
      'Say which script to run: node scripts/with-dependencies.mjs SCRIPT [arguments].',
    )
  if (!existsSync(join(root, script)))
    throw new Failure(`There is no script ${script} in this project.`)
  if (!installed()) await withLock(join(dataFolder, 'install.lock'), installUnlessDone)
  return runScript(script, args)
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const newEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
  if (newEnough) return
  throw new Failure(
    `Node ${process.versions.node} is too old: install Node ${OLDEST_NODE.join('.')} or newer.`,
  )
}

/** Whether npm's own record of what it installed agrees with the lock file. npm writes it last. */
function installed() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const present = readPackages(record)
  return Object.entries(readPackages(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    if (path === '') return true
    const found = present[path]
    // A package for another kind of computer is left out by npm.
    return found
      ? found.version === wanted.version && found.integrity === wanted.integrity
      : wanted.optional
  })
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

async function installUnlessDone() {
  // Another command may have installed everything while this one waited for its turn.
  if (installed()) return
  say('Installing the dependencies (npm ci), about half a minute ...')
  mkdirSync(dataFolder, { recursive: true })
  const { code, output } = await npmCi()
  if (code !== 0) throw new Failure(whyNpmFailed(output, code))
}

function npmCi() {
  const [program, first] = npmProgram()
  const env = { ...process.env, npm_config_cache: join(dataFolder, 'npm-cache') }
  const options = { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] }
  return new Promise((resolve) => {
    const npm = spawn(
      program,
      [...first, 'ci', '--include=dev', '--no-audit', '--no-fund'],
      options,
    )
    const stopForwarding = forwardSignals(npm)
    let output = ''
    for (const stream of [npm.stdout, npm.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
        process.stderr.write(chunk)
      })
    }
    npm.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }))
    npm.on('close', (code) => {
      stopForwarding()
      resolve({ code: code ?? 1, output })
    })
  })
}

/** The npm that started us, if one did; otherwise the one on the PATH. */
function npmProgram() {
  const path = process.env.npm_execpath
  return path && /npm-cli\.c?js$/.test(path) ? [process.execPath, [path]] : ['npm', []]
}

function whyNpmFailed(output, code) {
  if (/ENOSPC|no space left/i.test(output) || isDiskFull()) return diskFull()
  if (/spawn npm ENOENT/.test(output)) return 'npm was not found: install it together with Node.'
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|network/i.test(output)) {
    return 'The dependencies could not be fetched: check the network connection and try again.'
  }
  return `Installing the dependencies failed (npm ci ended with ${code}): see the lines above.`
}

/** npm says nothing at all when it cannot write its own log. */
function isDiskFull() {
  const { bavail, bsize } = statfsSync(root)
  return bavail * bsize < 10_000_000
}

function diskFull() {
  return `The disk is full: free some space for ${root} and try again.`
}

function oneSentence(error) {
  if (error.code === 'ENOSPC') return diskFull()
  if (error.code === 'EACCES' || error.code === 'EROFS') return `No permission to write in ${root}.`
  return error.message
}

function runScript(script, args) {
  // The channel tells the script when this process is killed, so that nothing stays behind.
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc']
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { cwd: root, stdio })
  forwardSignals(child)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}

/** Hands signals on and waits for the child to end by itself. */
function forwardSignals(child) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const forward = (signal) => child.kill(signal)
  for (const signal of signals) process.on(signal, forward)
  const watch = watchNpm(() => child.kill('SIGTERM'))
  return () => {
    clearInterval(watch)
    signals.forEach((signal) => process.off(signal, forward))
  }
}

/**
 * Calls `stop` when the npm that started us is gone: npm hands SIGTERM to the shell between it and
 * us, and that shell ends without telling us.
 */
function watchNpm(stop) {
  if (!process.env.npm_lifecycle_event) return undefined
  const parent = process.ppid
  const npm = npmAbove(parent)
  const isGone = () => process.ppid !== parent || (npm !== undefined && !existsSync(`/proc/${npm}`))
  return setInterval(() => isGone() && stop(), 300).unref()
}

/** The process above the shell that runs us. Only Linux tells it; elsewhere the shell is watched. */
function npmAbove(parent) {
  try {
    const isShell = readFileSync(`/proc/${parent}/cmdline`, 'utf8').includes('with-dependencies')
    const status = readFileSync(`/proc/${parent}/status`, 'utf8')
    return isShell ? Number(/^PPid:\s*(\d+)/m.exec(status)[1]) : undefined
  } catch {
    return undefined
  }
}

function say(line) {
  process.stderr.write(`${line}\n`)
}
