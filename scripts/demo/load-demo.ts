import { prepareCollections } from '../../models/prepare-collections.ts'
import type { Deps } from '../../server/deps.ts'
import { transact } from '../../server/events/transact.ts'
import { openLedger } from '../../server/features/waitlist/open-ledger.service.ts'
import { dayOf } from '../../server/today.ts'
import { accountId, demoAccounts, storeAccounts } from './accounts.ts'
import type { DemoAccount } from './accounts.ts'
import { storeAttestations } from './attestations.ts'
import type { Calendars } from './journeys/journey.ts'
import { tellStory } from './journeys/story.ts'
import type { Story } from './journeys/story.ts'
import { tablesPerMonth } from './judge-offer.ts'
import { LOADER, loadLandscape, makeLandscape } from './load-landscape.ts'
import { storeMandates } from './mandates.ts'
import { markAsDemo, markAsWhole } from './marker.ts'
import { storeReports } from './reports.ts'
import { randomFrom } from './random.ts'
import type { Stage } from './seal-journey.ts'
import { storeStory } from './store-story.ts'

/** Always the same country, people and histories; only today's date moves them. */
export const SEED = 'onderdak-1'

/** Fills an empty database with the demo country, anchored on today's date in Europe/Amsterdam. */
export async function loadDemo(deps: Deps, say: (line: string) => void): Promise<void> {
  const today = dayOf(deps.now())
  const random = randomFrom(SEED)
  await prepareCollections(deps.db)
  await markAsDemo(deps.db, { seed: SEED, today })
  await deps.tables.keep(deps.now())

  const file = makeLandscape(SEED, deps)
  await loadLandscape(file, deps)
  say(`  ${file.units.length} units, ${file.places.length} places and seats`)

  const accounts = demoAccounts(file)
  const storing = storeAccounts(accounts, deps.config.dataDir)
  const stage = stageOf(accounts, deps)
  const story = tellDemo(today, deps)
  await storeStory(story, stage, deps)
  await openLedger(deps)
  say(`  ${story.journeys.length} households, ${countBookings(story.calendars)} bookings`)
  await storing
  say(`  ${accounts.length} accounts, in ${deps.config.dataDir}/demo-accounts.json`)

  say(`  ${await storeReports(today, deps)} reports`)
  await storeMandates(deps.reference, today)
  await deps.board.load()
  await storeAttestations(today, random.fork('attestations'), stage, deps)
  await markAsWhole(deps.db)
  // A service that runs already reads everything again.
  await transact(deps, LOADER, (tx) => {
    tx.record('landscape.changed', {}, { reason: 'demo' })
    return Promise.resolve()
  })
}

/** What people do in the demo country: expects the board to hold the landscape. */
export function tellDemo(
  today: string,
  { board, reference }: Pick<Deps, 'board' | 'reference'>,
): Story {
  const random = randomFrom(SEED).fork('story')
  return tellStory({ today, units: board.units(), reference, random })
}

function stageOf(accounts: readonly DemoAccount[], deps: Deps): Stage {
  const operators = accounts.flatMap(({ role, organisationId, email }): [string, string][] =>
    role === 'operator' && organisationId !== undefined ? [[organisationId, accountId(email)]] : [],
  )
  return {
    units: new Map(deps.board.units().map((unit) => [String(unit.unit._id), unit])),
    operators: new Map(operators),
    tables: tablesPerMonth(deps),
  }
}

function countBookings(calendars: Calendars): number {
  return [...calendars.values()].reduce((sum, bookings) => sum + bookings.length, 0)
}
