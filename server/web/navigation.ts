import type { Role } from '../../models/user.model.ts'
import { paths } from './paths.ts'
import type { Key } from './texts.ts'

export interface Link {
  readonly key: Key
  readonly to: string
}

/** Links that belong together, under one word. */
export interface LinkGroup {
  readonly key: Key
  readonly links: readonly Link[]
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

const STAYS: Link = { key: 'nav.stays', to: paths.stays() }
const CONFLICTS: Link = { key: 'nav.conflicts', to: paths.conflicts() }

type Menu = readonly (Link | LinkGroup)[]

/** The pages of a role, the one it comes for first. Who has many finds those of one kind together. */
const MENUS: Readonly<Record<Role, Menu>> = {
  operator: [TODAY, OFFERS, STAYS, CONFLICTS],
  coordinator: [HOME, REQUESTS, REPORTS, OFFERS, WAITLIST, PROGRAMMES],
  desk: [
    ...[HOME, TRIAGE, WAITLIST, OVERDUE],
    { key: 'nav.group.cases', links: [REQUESTS, REPORTS, DUPLICATES] },
    { key: 'nav.group.placing', links: [PLANS, OFFERS, OPINIONS, PROGRAMMES, STAYS] },
    { key: 'nav.group.country', links: [BOARD, PICTURE, RULES] },
  ],
  region: [HOME, TRIAGE, REPORTS, WAITLIST, PROGRAMMES, OFFERS, BOARD, REQUESTS],
  ministry: [PICTURE, RULES],
  reporter: [REPORTS],
  admin: [USERS, ORGANISATIONS, RULES, JOBS],
  auditor: [AUDIT, RULES],
}

export function menuOf(role: Role | undefined): Menu {
  return role === undefined ? [] : MENUS[role]
}

export function linksOf(role: Role | undefined): readonly Link[] {
  return menuOf(role).flatMap((entry) => ('links' in entry ? entry.links : [entry]))
}

/** After G, which letter leads to which page: the same letter for everybody, by the address. */
export const SHORTCUTS: Readonly<Record<string, string>> = {
  [paths.home()]: 'n',
  [paths.today()]: 'd',
  [paths.triage()]: 't',
  [paths.waitlist()]: 'w',
  [paths.requests()]: 'r',
  [paths.offers()]: 'o',
  [paths.plans()]: 'p',
  [paths.board()]: 'b',
}

/** Where somebody arrives after signing in. */
export function homeOf(role: Role | undefined): string {
  return linksOf(role)[0]?.to ?? paths.start()
}
