import { Problem } from '../../problem.ts'
import { profileOf } from './request-content.ts'
import type { RequestContent } from './request-content.ts'
import { missingSections } from './request-check.ts'
import type { Profile } from '../../../matching/profile.ts'

/** The need profile of a complete request. Throws `invalid-input` naming everything that is missing. */
export function requireComplete(content: RequestContent): Profile {
  const missing = missingSections(content)
  if (missing.length > 0) {
    const errors = missing.map(({ path, message }) => ({
      pointer: `#/${path.join('/')}`,
      detail: message,
    }))
    throw new Problem('invalid-input', 'The request is not complete yet: see "errors".', errors)
  }
  return profileOf(content)
}
