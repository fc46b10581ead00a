/** A page to photograph, by its address or by the first link of another page that leads to one like it. */
export interface PictureOf {
  /** Of the file. */
  readonly name: string
  readonly path: string
  /** The page is behind the first link in `main` whose address matches. */
  readonly follow?: RegExp
}

export interface ScreenSet {
  /** Whose pages; absent for who has not signed in. */
  readonly role?: string
  readonly pages: readonly PictureOf[]
}

const REQUEST = /^\/requests\/[0-9a-f]{24}$/

/** The pages that stand for the service in its documentation, by the role that comes for them. */
export const SCREENS: readonly ScreenSet[] = [
  {
    pages: [
      { name: 'start', path: '/' },
      { name: 'sign-in', path: '/sign-in' },
    ],
  },
  {
    role: 'operator',
    pages: [
      { name: 'operator-today', path: '/today' },
      { name: 'operator-unit', path: '/today', follow: /^\/units\/[0-9a-f]{24}$/ },
      { name: 'operator-offers', path: '/offers' },
    ],
  },
  {
    role: 'coordinator',
    pages: [
      { name: 'coordinator-home', path: '/home' },
      { name: 'coordinator-requests', path: '/requests' },
      { name: 'coordinator-request', path: '/requests?status=waiting', follow: REQUEST },
      { name: 'coordinator-new-request', path: '/requests/new' },
    ],
  },
  {
    role: 'desk',
    pages: [
      { name: 'desk-home', path: '/home' },
      { name: 'desk-triage', path: '/triage' },
      { name: 'desk-waitlist', path: '/waitlist' },
      { name: 'desk-board', path: '/board' },
      { name: 'desk-board-region', path: '/board?region=amsterdam' },
      { name: 'desk-plans', path: '/plans' },
      { name: 'desk-plan', path: '/plans', follow: /^\/plans\/[0-9a-f]{24}$/ },
      { name: 'desk-overdue', path: '/overdue' },
      { name: 'desk-request', path: '/waitlist', follow: REQUEST },
    ],
  },
]

const UNIT = /^\/units\/[0-9a-f]{24}$/

/** All the others: to be looked at, not to be kept. */
export const MORE_SCREENS: readonly ScreenSet[] = [
  {
    pages: [
      { name: 'password', path: '/password' },
      { name: 'help', path: '/help' },
    ],
  },
  {
    role: 'operator',
    pages: [
      { name: 'operator-offer', path: '/offers?show=all', follow: /^\/offers\/[0-9a-f]{24}$/ },
      { name: 'operator-stays', path: '/stays' },
      { name: 'operator-stay', path: '/stays', follow: /^\/stays\/[0-9a-f]{24}$/ },
      { name: 'operator-conflicts', path: '/conflicts' },
    ],
  },
  {
    role: 'coordinator',
    pages: [
      { name: 'coordinator-reports', path: '/reports' },
      { name: 'coordinator-new-report', path: '/reports/new' },
      { name: 'coordinator-waitlist', path: '/waitlist' },
    ],
  },
  {
    role: 'desk',
    pages: [
      { name: 'desk-offers', path: '/offers' },
      { name: 'desk-second-opinions', path: '/second-opinions' },
      { name: 'desk-duplicates', path: '/duplicates' },
      { name: 'desk-reports', path: '/reports' },
      { name: 'desk-stays', path: '/stays' },
      { name: 'desk-unit', path: '/board?region=amsterdam', follow: UNIT },
      { name: 'desk-notices', path: '/notices' },
      { name: 'desk-notice-settings', path: '/notices/settings' },
      { name: 'desk-rules', path: '/rules' },
    ],
  },
  {
    role: 'region',
    pages: [{ name: 'region-home', path: '/home' }],
  },
  {
    role: 'ministry',
    pages: [
      { name: 'ministry-picture', path: '/picture' },
      { name: 'ministry-causes', path: '/picture?part=causes' },
      { name: 'ministry-places', path: '/picture?part=places' },
    ],
  },
  {
    role: 'admin',
    pages: [
      { name: 'admin-users', path: '/users' },
      { name: 'admin-user', path: '/users', follow: /^\/users\/[0-9a-f]{24}$/ },
      { name: 'admin-organisations', path: '/organisations' },
      { name: 'admin-rules', path: '/rules' },
      { name: 'admin-new-rule', path: '/rules/new' },
      { name: 'admin-next-rule', path: '/rules/new?from=cosm-not-eu' },
      { name: 'admin-jobs', path: '/jobs' },
    ],
  },
  {
    role: 'auditor',
    pages: [{ name: 'auditor-audit', path: '/audit' }],
  },
]
