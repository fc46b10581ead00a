import assert from 'node:assert/strict'
import { ROLES } from '../../models/user.model.ts'
import type { Role } from '../../models/user.model.ts'
import { allForms, allScreens } from '../../server/web/screens.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { pagesOf, textOf } from '../support/pages.ts'
import { testDeps } from '../support/test-deps.ts'

/** Who may open each page, written down from the description of the roles and not from the policy table. */
const READERS: Readonly<Record<string, readonly Role[]>> = {
  '/today': ['operator', 'desk'],
  '/units/:unitId': ['coordinator', 'operator', 'desk', 'region', 'admin'],
  '/units/:unitId/places/:placeId/closures': ['operator', 'desk'],
  '/units/:unitId/places/:placeId/closures/:closureId': ['operator', 'desk'],
  '/units/:unitId/calendar': ['coordinator', 'operator', 'desk', 'region', 'admin'],
  '/conflicts': ['operator', 'desk'],
  '/stays': ['operator', 'desk'],
  '/stays/:id': ['coordinator', 'operator', 'desk', 'region'],
  '/stays/:id/transfer': ['operator', 'desk'],
  '/stays/:id/departure': ['operator', 'desk'],
  '/stays/:id/non-arrival': ['operator', 'desk'],
  '/offers': ['coordinator', 'operator', 'desk', 'region'],
  '/offers/:id': ['coordinator', 'operator', 'desk', 'region'],
  '/second-opinions': ['desk'],
  '/duplicates': ['desk'],
  '/reports': ['reporter', 'coordinator', 'desk', 'region'],
  '/reports/new': ['reporter', 'coordinator', 'desk'],
  '/reports/:id': ['reporter', 'coordinator', 'desk', 'region'],
  '/requests': ['coordinator', 'desk', 'region'],
  '/requests/new': ['coordinator', 'desk'],
  '/requests/:id': ['coordinator', 'desk', 'region'],
  '/requests/:id/edit/check': ['coordinator', 'desk'],
  '/requests/:id/edit/:section': ['coordinator', 'desk'],
  '/requests/:id/compare': ['coordinator', 'desk', 'region'],
  '/requests/:id/matches': ['coordinator', 'desk', 'region'],
  '/requests/:id/places/:placeId/offer': ['desk', 'region'],
  '/units/:unitId/duty-hours': ['operator', 'desk'],
  '/requests/:id/identity': ['coordinator', 'desk'],
  '/requests/:id/withdrawal': ['coordinator', 'desk'],
  '/groups': ['coordinator', 'desk', 'region'],
  '/groups/new': ['coordinator', 'desk'],
  '/groups/:id': ['coordinator', 'desk', 'region'],
  '/triage': ['desk', 'region'],
  '/jobs': ['admin'],
  '/notices': ROLES,
  '/notices/settings': ROLES,
  '/audit': ['auditor'],
  '/rules': ['coordinator', 'operator', 'desk', 'ministry', 'region', 'admin', 'auditor'],
  '/rules/:id': ['admin', 'desk'],
  '/rules/new': ['admin', 'desk'],
  '/rules/:id/edit': ['admin', 'desk'],
  '/users': ['admin'],
  '/users/:id': ['admin'],
  '/organisations': ['admin'],
  '/picture': ['desk', 'ministry'],
  '/waitlist': ['coordinator', 'desk', 'region'],
  '/programmes': ['coordinator', 'desk', 'region'],
  '/home': ['coordinator', 'desk', 'region'],
  '/overdue': ['desk'],
  '/board': ['coordinator', 'operator', 'desk', 'region', 'admin'],
  '/plans': ['desk'],
  '/plans/for/:requestId': ['desk'],
  '/plans/:id': ['desk'],
  '/plans/:id/lines/:requestId': ['desk'],
}
const PUBLIC = ['/', '/sign-in', '/password', '/help', '/still-true/:token']

const address = (path: string) =>
  path.replace(':section', 'safety').replace(/:\w+/g, 'f'.repeat(24))

describe('pages and roles', () => {
  useDatabase()

  it('names every page in this test', () => {
    const pages = allScreens.map(({ path }) => path).filter((path) => !PUBLIC.includes(path))

    assert.deepEqual(pages.toSorted(), Object.keys(READERS).toSorted())
  })

  for (const role of ROLES) {
    it(`gives a ${role} the pages of that role, and a page that says no for the others`, async () => {
      const reader = pagesOf(testDeps()).as(await signedIn(role))

      for (const [path, readers] of Object.entries(READERS)) {
        const page = await reader.open(address(path))
        // What is asked for does not exist, which only who may look is told.
        const found = path.includes(':') ? 404 : 200
        assert.equal(page.status, readers.includes(role) ? found : 403, path)
        assert.match(page.type, /html/)
        if (page.status === 403) assert.match(textOf(page), /Geen toegang/)
      }
    })
  }

  it('sends who has not signed in to do that first, for pages and forms alike', async () => {
    const { as } = pagesOf(testDeps())

    for (const path of Object.keys(READERS)) {
      const page = await as().open(address(path))
      assert.equal(page.status, 303, path)
      assert.match(page.headers['location'] ?? '', /^\/sign-in\?next=/)
    }
    assert.ok(allForms.length > 10)
  })
})
