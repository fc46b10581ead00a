import type { Deps } from '../deps.ts'
import { takePicture } from '../features/monitoring/picture.service.ts'

/** Counts the country once a day, soon after midnight: looked for more often, so that no restart loses a day. */
export async function takeDailyPicture(deps: Deps): Promise<void> {
  await takePicture(deps)
}
