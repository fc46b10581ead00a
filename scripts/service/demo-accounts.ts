import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Accounts = z.array(z.object({ role: z.string(), email: z.string(), password: z.string() }))

/** One account of every role, a line each, and where the others are. Nothing when there is no demo. */
export function demoAccountLines(folder: string): string[] {
  const file = join(folder, 'demo-accounts.json')
  if (!existsSync(file)) return []
  const accounts = Accounts.parse(JSON.parse(readFileSync(file, 'utf8')))
  const ofEachRole = new Map(accounts.toReversed().map((account) => [account.role, account]))
  const width = Math.max(...accounts.map(({ email }) => email.length))
  const lines = [...ofEachRole.values()].map(
    ({ role, email, password }) => `  ${role.padEnd(12)} ${email.padEnd(width)}  ${password}`,
  )
  return [`Demo accounts (all ${accounts.length} in ${file}):`, ...lines.toSorted()]
}
