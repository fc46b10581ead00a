import assert from 'node:assert/strict'
import supertest from 'supertest'
import { SessionModel, UserModel } from '../../models/user.model.ts'
import { sessionCookieName } from '../../server/features/users/session-cookie.ts'
import { hashPassword } from '../../server/features/users/session.service.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { errorLinks, formOf, pagesOf, setCookies, textOf } from '../support/pages.ts'
import { testDeps } from '../support/test-deps.ts'

const EMAIL = 'iemand@demo.onderdak.example'
const PASSWORD = 'een heel lang wachtwoord'

async function makeOperator(): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD)
  await UserModel.create({ email: EMAIL, passwordHash, role: 'operator' })
}

describe('signing in on the web', () => {
  useDatabase()

  it('opens a session in a cookie that scripts and other sites cannot use', async () => {
    await makeOperator()
    const reader = pagesOf(testDeps()).as()

    const page = await reader.open('/sign-in')
    const answer = await reader.send(page, 'sign-in', { email: EMAIL, password: PASSWORD })

    assert.equal(answer.status, 303)
    assert.equal(answer.headers['location'], '/today')
    const cookie = setCookies(answer).find((line) => line.includes('session=')) ?? ''
    for (const part of [/^__Host-/, /HttpOnly/, /SameSite=Lax/, /Secure/, /Path=\//]) {
      assert.match(cookie, part)
    }
    assert.equal((await reader.open('/today')).status, 200)
  })

  it('says what is wrong beside the field, keeps the address, and never the password', async () => {
    const reader = pagesOf(testDeps()).as()

    const page = await reader.open('/sign-in')
    const answer = await reader.send(page, 'sign-in', { email: 'geen adres', password: PASSWORD })

    assert.equal(answer.status, 400)
    assert.deepEqual(errorLinks(answer), [{ id: 'sign-in-email', there: true }])
    assert.match(answer.text, /aria-invalid/)
    assert.match(answer.text, /value="geen adres"/)
    assert.equal(answer.text.includes(PASSWORD), false)
  })

  it('refuses a wrong password with 401, in the words for an unknown account', async () => {
    await makeOperator()
    const reader = pagesOf(testDeps()).as()
    const page = await reader.open('/sign-in')

    const wrong = await reader.send(page, 'sign-in', { email: EMAIL, password: 'fout' })
    const unknown = await reader.send(page, 'sign-in', { email: 'x@example.org', password: 'fout' })

    assert.equal(wrong.status, 401)
    assert.equal(unknown.status, 401)
    const errors = (text: string) => /<div class="errors".*?<\/div>/s.exec(text)?.[0]
    assert.equal(errors(wrong.text), errors(unknown.text))
    assert.match(wrong.text, /E-mailadres of wachtwoord klopt niet/)
  })

  it('ends the session there was before', async () => {
    await makeOperator()
    const deps = testDeps()
    const before = await signedIn('desk')
    const reader = pagesOf(deps).as(before)
    const { token } = before
    const other = pagesOf(deps).as()
    const page = await other.open('/sign-in')
    const csrf = await reader.open('/triage')

    const { carried } = formOf(csrf, 'sign-out')
    const fields = Object.fromEntries(carried)
    const answer = await reader.send(page, 'sign-in', {
      csrf: fields['csrf'] ?? '',
      email: EMAIL,
      password: PASSWORD,
    })

    assert.equal(answer.status, 303)
    assert.equal(await SessionModel.countDocuments({ revokedAt: { $exists: true } }), 1)
    assert.equal(
      (
        await pagesOf(deps)
          .as({ ...before, token })
          .open('/triage')
      ).status,
      303,
    )
  })

  it('signs out everywhere at once', async () => {
    const deps = testDeps()
    const desk = await signedIn('desk')
    const reader = pagesOf(deps).as(desk)

    const page = await reader.sendAndFollow(await reader.open('/triage'), 'sign-out')

    assert.match(textOf(page), /U bent uitgelogd/)
    assert.equal((await pagesOf(deps).as(desk).open('/triage')).status, 303)
  })

  it('goes on to the page one wanted, and never to another site', async () => {
    await makeOperator()
    const said = { email: EMAIL, password: PASSWORD }
    const goTo = async (path: string) => {
      const reader = pagesOf(testDeps()).as()
      const answer = await reader.send(await reader.open(path), 'sign-in', said)
      return answer.headers['location']
    }

    const anonymous = await pagesOf(testDeps()).as().open('/offers?show=all')
    assert.equal(anonymous.headers['location'], '/sign-in?next=%2Foffers%3Fshow%3Dall')
    assert.equal(await goTo('/sign-in?next=%2Foffers%3Fshow%3Dall'), '/offers?show=all')
    assert.equal(await goTo('/sign-in?next=https%3A%2F%2Fevil.example'), '/today')
    assert.equal(await goTo('/sign-in?next=%2F%2Fevil.example'), '/today')
    assert.equal(await goTo('/sign-in?next=%2F%5Cevil.example'), '/today')
  })
})

describe('forms of other sites', () => {
  useDatabase()

  it('are refused without the token of this very session', async () => {
    const deps = testDeps()
    const reader = pagesOf(deps).as(await signedIn('desk'))
    const others = await pagesOf(deps)
      .as(await signedIn('desk'))
      .open('/triage')
    const page = await reader.open('/triage')

    const none = await reader.send(page, 'sign-out', { csrf: '' })
    const foreign = await reader.send(others, 'sign-out')

    for (const answer of [none, foreign]) {
      assert.equal(answer.status, 403)
      assert.match(textOf(answer), /niet meer geldig/)
    }
    assert.equal((await reader.open('/triage')).status, 200)
  })

  it('are refused when the browser says they come from elsewhere', async () => {
    const deps = testDeps()
    const { app, as } = pagesOf(deps)
    const desk = await signedIn('desk')
    const { action, carried } = formOf(await as(desk).open('/triage'), 'sign-out')
    const from = (site: string) =>
      supertest(app)
        .post(action)
        .set('cookie', `${sessionCookieName(deps.config)}=${desk.token}`)
        .set('sec-fetch-site', site)
        .type('form')
        .send(new URLSearchParams(carried).toString())

    assert.equal((await from('cross-site')).status, 403)
    assert.equal((await from('same-origin')).status, 303)
  })
})

describe('every page', () => {
  useDatabase()

  it('allows no inline script or style, and is kept by nobody', async () => {
    const page = await pagesOf(testDeps())
      .as(await signedIn('desk'))
      .open('/triage')

    const policy = page.headers['content-security-policy'] ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.equal(policy.includes('unsafe'), false)
    assert.equal(page.headers['cache-control'], 'no-store')
    assert.equal(/<script(?![^>]* src=)|<style| style=| on\w+="/.test(page.text), false)
  })

  it('speaks the language one chose, until one chooses another', async () => {
    const reader = pagesOf(testDeps()).as()

    const english = await reader.open('/?lang=en')
    const still = await reader.open('/sign-in')

    assert.match(english.text, /<html lang="en">/)
    assert.match(english.text, /href="\/\?lang=nl" lang="nl"/)
    assert.match(still.text, /<html lang="en">/)
  })

  it('that does not exist says so to people, and in JSON to programs', async () => {
    const { app, as } = pagesOf(testDeps())

    const page = await as().open('/bestaat-niet')
    const api = await supertest(app).get('/v1/bestaat-niet').set('accept', 'text/html')

    assert.equal(page.status, 404)
    assert.match(page.type, /html/)
    assert.match(textOf(page), /Pagina niet gevonden.*Naar het begin/)
    assert.equal(api.type, 'application/problem+json')
  })
})
