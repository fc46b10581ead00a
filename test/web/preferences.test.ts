import assert from 'node:assert/strict'
import { z } from 'zod'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { PreferencesModel } from '../../models/preferences.model.ts'
import { UserModel } from '../../models/user.model.ts'
import { hashPassword } from '../../server/features/users/session.service.ts'
import { signedIn } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { pagesOf, textOf } from '../support/pages.ts'
import { testDeps } from '../support/test-deps.ts'

const Saved = z.object({
  filters: z.array(z.looseObject({ id: z.string(), name: z.string(), list: z.string() })),
})

describe('saved views', () => {
  useDatabase()

  it('keeps what the waitlist shows under a name, for its own reader; renames and removes it', async () => {
    const deps = testDeps()
    const { as } = pagesOf(deps)
    const [me, colleague] = [await signedIn('desk'), await signedIn('desk')]
    const desk = as(me)
    const shown = await desk.open('/waitlist?class=1&region=utrecht')

    const saved = await desk.sendAndFollow(shown, 'view-new', { name: 'Acuut Utrecht' })
    const api = apiOf(deps)
    const { filters } = bodyOf(Saved, await api.get('/v1/preferences', { as: me }))
    const id = filters[0]?.id ?? ''
    const renamed = await desk.sendAndFollow(saved, `view-${id}`, { name: 'Spoed', do: 'rename' })
    const theirs = await as(colleague).open('/waitlist')
    const removed = await desk.sendAndFollow(renamed, `view-${id}`, { do: 'remove' })

    assert.match(saved.text, /href="\/waitlist\?class=1&amp;region=utrecht"[^>]*>Acuut Utrecht/)
    assert.match(saved.text, /<option value="utrecht" selected/)
    assert.match(renamed.text, /aria-current="page"[^>]*>Spoed</)
    assert.doesNotMatch(theirs.text, />Spoed</)
    assert.doesNotMatch(removed.text, />Spoed</)
    assert.match(textOf(removed), /De weergave is verwijderd/)
    const noted = await AuditEntryModel.find({ act: 'preferences.changed' }).lean()
    assert.equal(noted.length, 3)
    assert.doesNotMatch(JSON.stringify(noted), /Acuut/)
  })

  it('refuses a name that is taken and a filter that the list does not have', async () => {
    const deps = testDeps()
    const me = await signedIn('desk')
    const api = apiOf(deps)
    const save = (name: string, query: object) =>
      api.post('/v1/preferences/filters', { as: me, body: { list: 'waitlist', name, query } })
    await save('Mijn lijst', { class: '1' })

    const taken = await save('mijn lijst', { class: '2' })
    const strange = await save('Anders', { who: 'mevrouw Jansen' })
    const page = await pagesOf(deps).as(me).open('/waitlist?class=3')
    const again = await pagesOf(deps).as(me).send(page, 'view-new', { name: 'Mijn lijst' })

    assert.equal(problemOf(taken).name, 'already-exists')
    assert.equal(problemOf(strange).name, 'invalid-input')
    assert.match(JSON.stringify(problemOf(strange).errors), /#\/query/)
    assert.equal(again.status, 409)
    assert.match(again.text, /value="Mijn lijst"/)
    assert.equal((await PreferencesModel.findById(me.id).orFail().lean()).filters.length, 1)
  })
})

describe('what a reader chose', () => {
  useDatabase()

  it('goes with the account to another browser: language, easy Dutch, shortcuts', async () => {
    const { as } = pagesOf(testDeps())
    const me = await signedIn('desk')
    const here = as(me)
    await here.open('/help?lang=nl&easy=on')
    await here.sendAndFollow(await here.open('/help'), 'keys-switch', { shortcuts: 'off' })
    await here.open('/help?lang=en')
    const elsewhere = as(undefined, 'nl')
    const password = 'four words that I remember'
    const passwordHash = await hashPassword(password)
    const { email } = await UserModel.findByIdAndUpdate(me.id, { passwordHash }).orFail().lean()
    const said = { email, password }

    const home = await elsewhere.sendAndFollow(await elsewhere.open('/sign-in'), 'sign-in', said)
    const help = await elsewhere.open('/help')
    const dutch = await elsewhere.open('/help?lang=nl')
    const on = await elsewhere.sendAndFollow(help, 'keys-switch', { shortcuts: 'on' })

    assert.match(home.text, /<html lang="en">/)
    assert.doesNotMatch(home.text, /keys\.js/)
    assert.match(textOf(help), /Shortcuts are switched off for you/)
    assert.match(textOf(dutch), /Gewoon Nederlands/)
    assert.match(on.text, /keys\.js/)
    assert.match(textOf(on), /Sneltoetsen .* G → W Wachtlijst/)
  })
})
