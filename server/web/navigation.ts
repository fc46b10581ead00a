import type { Role } from '../../models/user.model.ts'
import { paths } from './paths.ts'
import type { Key } from './texts.ts'

interface Link {
  readonly key: Key
  readonly to: string
}

const HOME: Link = { key: 'nav.home', to: paths.home() }
const BOARD: Link = { key: 'nav.board', to: paths.board() }
const PLANS: Link = { key: 'nav.plans', to: paths.plans() }
const OVERDUE: Link = { key: 'nav.overdue', to: paths.overdue() }
const TODAY: Link = { key: 'nav.today', to: paths.today() }
const REPORTS: Link = { key: 'nav.reports', to: paths.reports() }
const DUPLICATES: Link = { key: 'nav.duplicates', to: paths.duplicates() }
const REQUESTS: Link = { key: 'nav.requests', to: paths.requests() }
const OFFERS: Link = { key: 'nav.offers', to: paths.offers() }
const OPINIONS: Link = { key: 'nav.second-opinions', to: paths.secondOpinions() }
const WAITLIST: Link = { key: 'nav.waitlist', to: paths.waitlist() }
const PROGRAMMES: Link = { key: 'nav.programmes', to: paths.programmes() }
const RULES: Link = { key: 'nav.rules', to: paths.rules() }
const USERS: Link = { key: 'nav.users', to: paths.users() }
const ORGANISATIONS: Link = { key: 'nav.organisations', to: paths.organisations() }
const PICTURE: Link = { key: 'nav.picture', to: paths.picture() }
const AUDIT: Link = { key: 'nav.audit', to: paths.audit() }
const TRIAGE: Link = { key: 'nav.triage', to: paths.triage() }

const JOBS: Link = { key: 'nav.jobs', to: paths.jobs() }

/** The pages of a role, the one it comes for first. */
const LINKS: Readonly<Record<Role, readonly Link[]>> = {
  operator: [TODAY, OFFERS],
  coordinator: [HOME, REQUESTS, REPORTS, OFFERS, WAITLIST, PROGRAMMES],
  desk: [
    HOME,
    TRIAGE,
    REPORTS,
    WAITLIST,
    PROGRAMMES,
    PLANS,
    OFFERS,
    OPINIONS,
    BOARD,
    REQUESTS,
    DUPLICATES,
    OVERDUE,
    PICTURE,
    RULES,
  ],
  region: [HOME, TRIAGE, REPORTS, WAITLIST, PROGRAMMES, OFFERS, BOARD, REQUESTS],
  ministry: [PICTURE, RULES],
  reporter: [REPORTS],
  admin: [USERS, ORGANISATIONS, RULES, JOBS],
  auditor: [AUDIT, RULES],
}

const STAYS: Link = { key: 'nav.stays', to: paths.stays() }
const CONFLICTS: Link = { key: 'nav.conflicts', to: paths.conflicts() }

/** Who keeps houses and stays true comes to these less often. */
const KEEPING: Readonly<Partial<Record<Role, readonly Link[]>>> = {
  operator: [STAYS, CONFLICTS],
  desk: [STAYS],
}

export function linksOf(role: Role | undefined): readonly Link[] {
  return role === undefined ? [] : [...LINKS[role], ...(KEEPING[role] ?? [])]
}

/** Where somebody arrives after signing in. */
export function homeOf(role: Role | undefined): string {
  return linksOf(role)[0]?.to ?? paths.start()
}
