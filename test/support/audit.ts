import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Deps } from '../../server/deps.ts'
import { testDeps } from './test-deps.ts'

/** A node of the service with a folder of its own outside the database; the folder goes after the test. */
export function useNodes(): () => ReturnType<typeof testDeps> {
  const folders: string[] = []
  afterEach('removes the folders of the nodes', () => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
  })
  return () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'onderdak-audit-'))
    folders.push(dataDir)
    const deps = testDeps()
    const config: Deps['config'] = { ...deps.config, dataDir }
    return { ...deps, config }
  }
}
