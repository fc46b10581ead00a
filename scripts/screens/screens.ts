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

/** Every page worth a picture, by the role that comes for it. */
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
