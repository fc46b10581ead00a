import { prepareCollections } from '../../models/prepare-collections.ts'
import type { Deps } from '../../server/deps.ts'
import { dayOf } from '../../server/today.ts'
import { demoAccounts, storeAccounts } from './accounts.ts'
import { loadLandscape, makeLandscape } from './load-landscape.ts'
import { markAsDemo, markAsWhole } from './marker.ts'

/** Always the same country, people and histories; only today's date moves them. */
export const SEED = 'onderdak-1'

/** Fills an empty database with the demo country. */
export async function loadDemo(deps: Deps, say: (line: string) => void): Promise<void> {
  const today = dayOf(deps.now())
  await prepareCollections(deps.db)
  await markAsDemo(deps.db, { seed: SEED, today })
  const file = makeLandscape(SEED, deps)
  await loadLandscape(file, deps)
  say(`  ${file.units.length} units, ${file.places.length} places and seats`)
  const accounts = demoAccounts(file)
  await storeAccounts(accounts, deps.config.dataDir)
  say(`  ${accounts.length} accounts, in ${deps.config.dataDir}/demo-accounts.json`)
  await markAsWhole(deps.db)
}
