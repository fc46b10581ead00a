import type { Deps } from '../../deps.ts'
import { Problem } from '../../problem.ts'

/** Does what is due of each request by itself, so that one that fails keeps no other waiting; gives how many were done. */
export async function eachAlone(
  ids: readonly string[],
  failure: string,
  { log }: Deps,
  act: (id: string) => Promise<boolean>,
): Promise<number> {
  let done = 0
  for (const requestId of ids) {
    try {
      done += (await act(requestId)) ? 1 : 0
    } catch (error: unknown) {
      // Somebody was first: the conditional write let only one through.
      if (error instanceof Problem && error.problem === 'wrong-state') continue
      log.error({ error, requestId }, failure)
    }
  }
  return done
}
