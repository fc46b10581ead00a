import { join, resolve } from 'node:path'

/** The project folder; every script runs from a clone, never from a build. */
export const PROJECT_FOLDER = resolve(import.meta.dirname, '../..')

/** Where tools and caches go: always inside the project folder. */
export const TOOLS_FOLDER = join(PROJECT_FOLDER, '.data')

/** Where the local service keeps its data: `.data`, or `DATA_DIR`. */
export function dataFolder(): string {
  return resolve(PROJECT_FOLDER, process.env['DATA_DIR'] ?? '.data')
}
