// Plain JavaScript: `with-dependencies.mjs` uses it before anything is installed.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Runs `act` while holding the lock file, so that two commands in one folder take turns.
 * A lock left by a process that was killed is taken over.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function withLock(file, act) {
  mkdirSync(dirname(file), { recursive: true })
  while (!tryLock(file)) await sleep(100)
  try {
    return await act()
  } finally {
    rmSync(file, { force: true })
  }
}

function tryLock(file) {
  const own = `${file}.${process.pid}`
  writeFileSync(own, String(process.pid))
  try {
    // A link appears with its content, and only if nothing is there yet.
    linkSync(own, file)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    removeIfStale(file)
    return false
  } finally {
    rmSync(own, { force: true })
  }
}

function removeIfStale(file) {
  const holder = readHolder(file)
  if (holder === undefined || isAlive(holder)) return
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return // Somebody else was first.
  }
  // Between reading and renaming another process may have taken the lock: give it back.
  if (readHolder(aside) !== holder) restore(aside, file)
  rmSync(aside, { force: true })
}

function restore(aside, file) {
  try {
    linkSync(aside, file)
  } catch {
    // A third process holds it by now.
  }
}

function readHolder(file) {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Whether a process with this number runs. Its own number in a lock is left from an earlier life. */
function isAlive(pid) {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
