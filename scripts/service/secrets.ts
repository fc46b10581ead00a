import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Failure } from '../support/failure.ts'

const Secrets = z.object({ MASTER_KEY: z.base64(), TOKEN_KEY: z.base64() })
export type Secrets = z.infer<typeof Secrets>

/**
 * The keys of the local service, made at random on first start and kept in `.data/secrets.json`.
 * Keys in the environment go before them. In production they come from the environment only.
 */
export function localSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json')
  if (!existsSync(file)) writeNew(file, folder)
  const kept = Secrets.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!kept.success) {
    throw new Failure(
      `${file} does not hold the two keys of this service: restore it from a copy, or remove ${folder} to start afresh.`,
    )
  }
  const { MASTER_KEY = kept.data.MASTER_KEY, TOKEN_KEY = kept.data.TOKEN_KEY } = process.env
  return { MASTER_KEY, TOKEN_KEY }
}

function writeNew(file: string, folder: string): void {
  mkdirSync(folder, { recursive: true })
  const secrets: Secrets = { MASTER_KEY: newKey(), TOKEN_KEY: newKey() }
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
}

function newKey(): string {
  return randomBytes(32).toString('base64')
}
