import { secantusPython } from './python.ts'
import type { Recipe } from './recipe.ts'

/**
 * SecantusDB, a MongoDB-compatible server from PyPI, as a process of its own. For trying, developing
 * and testing only (docs/decisions/040).
 */
export async function secantusRecipe(log: (line: string) => void): Promise<Recipe> {
  const python = await secantusPython(log)
  return {
    kind: 'secantusdb',
    title: 'SecantusDB (for trying, developing and testing; not for production)',
    command: (dataFolder, port) => [
      python,
      ...['-m', 'secantus', '--host', '127.0.0.1', '--port', String(port)],
      ...['--storage-path', dataFolder, '--log-level', 'WARNING'],
      // Without it a kill -9 was seen to lose acknowledged transactions.
      '--sync-on-commit',
      // Keeps the resume token of a quiet change stream alive.
      ...['--noop-heartbeat-seconds', '10'],
    ],
    prepare: () => Promise.resolve(),
  }
}
