import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserModel } from '../../models/user.model.ts'
import type { Role } from '../../models/user.model.ts'
import { hashPassword } from '../../server/features/users/session.service.ts'
import { fixedId } from '../../server/fixed-id.ts'
import type { LandscapeFile } from './landscape/unit-plan.ts'

export interface DemoAccount {
  readonly role: Role
  readonly email: string
  readonly organisationId?: string
  readonly region?: string
}

const DOMAIN = 'demo.onderdak.example'
/** Organisations that care coordinators work for (domain source S48), beside the example's own. */
const COORDINATING = ['MOVIERA', 'SHOP', 'HUMANITAS-PMW', 'FIER', 'KORAAL', 'LUMENS', 'COMENSHA']
const REGIONS = ['amsterdam', 'rotterdam', 'utrecht', 'groningen', 'eindhoven']

/** Where the examples of the API's documentation belong: the single accounts see them. */
export const HOME = { organisation: 'HVO-QUERIDO', region: 'amsterdam' } as const

/** One account of every role, an operator for every organisation with units, some coordinators and regions. */
export function demoAccounts({ facilities }: LandscapeFile): DemoAccount[] {
  const organisationId = (code: string): string => fixedId('organisation', code)
  const single = (role: Role, own: Omit<DemoAccount, 'role' | 'email'> = {}): DemoAccount => ({
    role,
    email: `${role}@${DOMAIN}`,
    ...own,
  })
  const at = (role: Role, name: string, own: Omit<DemoAccount, 'role' | 'email'>): DemoAccount => ({
    role,
    email: `${role}-${name.toLowerCase()}@${DOMAIN}`,
    ...own,
  })
  const home = { organisationId: organisationId(HOME.organisation) }
  const operating = [...new Set(facilities.map(({ organisation }) => organisation))]
  return [
    single('desk', { organisationId: organisationId('COMENSHA') }),
    single('coordinator', home),
    single('operator', home),
    single('ministry'),
    single('reporter'),
    single('region', { region: HOME.region }),
    single('admin'),
    single('auditor'),
    ...operating
      .filter((code) => code !== HOME.organisation)
      .map((code) => at('operator', code, { organisationId: organisationId(code) })),
    ...COORDINATING.map((code) =>
      at('coordinator', code, { organisationId: organisationId(code) }),
    ),
    ...REGIONS.filter((region) => region !== HOME.region).map((region) =>
      at('region', region, { region }),
    ),
  ]
}

/** The id a demo account has: so that what was done by it can name it. */
export function accountId(email: string): string {
  return fixedId('user', email)
}

export const DESK = accountId(`desk@${DOMAIN}`)

/**
 * Stores the accounts with random passwords, and writes those to `demo-accounts.json`, which only its owner may
 * read. They exist nowhere else.
 */
export async function storeAccounts(
  accounts: readonly DemoAccount[],
  folder: string,
): Promise<void> {
  const withPasswords = accounts.map((account) => ({
    ...account,
    password: randomBytes(12).toString('base64url'),
  }))
  // Argon2 works on threads of its own, so that all of them together take a few seconds.
  const users = await Promise.all(
    withPasswords.map(async ({ password, ...account }) => ({
      _id: accountId(account.email),
      ...account,
      passwordHash: await hashPassword(password),
    })),
  )
  await UserModel.insertMany(users)
  mkdirSync(folder, { recursive: true })
  const text = withPasswords.map(({ role, email, password, ...own }) =>
    JSON.stringify({ role, email, password, ...own }),
  )
  writeFileSync(join(folder, 'demo-accounts.json'), `[\n${text.join(',\n')}\n]\n`, { mode: 0o600 })
}
