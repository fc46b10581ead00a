import { MINISTRY_TARGETS } from './access.ministry.ts'
import { CLOSURE_TARGETS } from './access.closures.ts'
import { GROUP_TARGETS } from './access.groups.ts'
import { INTERIM_TARGETS } from './access.interim.ts'
import { NOTICE_TARGETS } from './access.notices.ts'
import { PREFERENCE_TARGETS } from './access.preferences.ts'
import { PROGRAMME_TARGETS } from './access.programmes.ts'
import { REPORTING_TARGETS } from './access.reporting.ts'
import { REVIEW_TARGETS } from './access.reviews.ts'
import { RULE_TARGETS } from './access.rules.ts'
import { STAY_TARGETS } from './access.stays.ts'
import { WAIT_TARGETS } from './access.waits.ts'

/** What the calls of each feature with a file of its own are about. */
export const FEATURE_TARGETS = {
  ...MINISTRY_TARGETS,
  ...CLOSURE_TARGETS,
  ...PROGRAMME_TARGETS,
  ...REPORTING_TARGETS,
  ...RULE_TARGETS,
  ...STAY_TARGETS,
  ...GROUP_TARGETS,
  ...INTERIM_TARGETS,
  ...NOTICE_TARGETS,
  ...PREFERENCE_TARGETS,
  ...REVIEW_TARGETS,
  ...WAIT_TARGETS,
}
