import type { Deps } from '../../server/deps.ts'
import { archive } from '../../server/features/landscape/archive.service.ts'
import { importLandscape } from '../../server/features/landscape/import-landscape.service.ts'
import { ROW_KINDS } from '../../server/features/landscape/landscape-rows.ts'
import { readJson } from '../../server/features/landscape/read-json.ts'
import { readJson as readFacts } from '../../server/reference/read-json.ts'
import type { Actor } from '../../server/events/actor.ts'
import { Failure } from '../support/failure.ts'
import { fixedId } from '../../server/fixed-id.ts'
import { TO_RESTORE } from './landscape/archivable.ts'
import { demoLandscape } from './landscape/landscape.ts'
import { Published } from './landscape/published.ts'
import type { LandscapeFile } from './landscape/unit-plan.ts'
import { FACTS_FOLDER } from './open-service.ts'
import { randomFrom } from './random.ts'

/** Who loads the demo, in the audit log. */
export const LOADER: Actor = { id: 'demo', role: 'system', purpose: 'none' }

/** The demo country as a file: published facts and what is invented around them. */
export function makeLandscape(seed: string, { reference }: Pick<Deps, 'reference'>): LandscapeFile {
  const published = readFacts(FACTS_FOLDER, 'landscape', Published)
  return demoLandscape(published, reference, randomFrom(seed).fork('landscape'))
}

/** Loads it through the same import as everybody's, and archives what an example restores. */
export async function loadLandscape(file: LandscapeFile, deps: Deps): Promise<void> {
  const { faults } = await importLandscape(readJson(JSON.stringify(file)), LOADER, deps)
  const [fault] = faults
  if (fault) {
    throw new Failure(
      `The demo country is not right: ${fault.column} ${fault.rule} (line ${fault.line}).`,
    )
  }
  for (const kind of ROW_KINDS) await archive(kind, fixedId(kind, TO_RESTORE), LOADER, deps)
}
