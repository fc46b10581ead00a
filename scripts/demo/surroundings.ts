import { join } from 'node:path'
import { findOrStartDatabase } from '../database/find-or-start.ts'
import { localSecrets } from '../service/secrets.ts'
import { dataFolder } from '../support/folders.ts'
import type { OpenService } from './open-service.ts'
import { openService } from './open-service.ts'

/**
 * The service of this computer for a script run by hand: the database `npm start` would use, found or started, and
 * the keys kept in `.data/`. What the environment says goes before both.
 */
export async function openLocalService(log: (line: string) => void): Promise<OpenService> {
  const folder = dataFolder()
  const database = await findOrStartDatabase({ name: 'onderdak', folder: join(folder, 'db'), log })
  const secrets = localSecrets(folder)
  const service = await openService({
    ...process.env,
    ...secrets,
    MONGODB_URI: database.uri,
    DATA_DIR: folder,
  })
  const close = async (): Promise<void> => {
    await service.close()
    await database.close()
  }
  return { deps: service.deps, close }
}
