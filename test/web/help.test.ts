import assert from 'node:assert/strict'
import { ROLES } from '../../models/user.model.ts'
import { EASY } from '../../server/web/texts/easy.ts'
import { isKey, translator } from '../../server/web/texts.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { pagesOf, textOf } from '../support/pages.ts'
import { testDeps } from '../support/test-deps.ts'

const valuesIn = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name)

describe('help', () => {
  useDatabase()

  it('says what each role can do, and where', async () => {
    const { as } = pagesOf(testDeps())

    for (const role of ROLES) {
      const page = await as(await signedIn(role)).open('/help')
      assert.equal(page.status, 200)
      assert.match(
        textOf(page),
        /Wat kan ik hier doen\? (Vraag|Bevestig|Beoordeel|Zie|Meld|Nodig|Zoek)/,
      )
    }
    assert.match(textOf(await as().open('/help')), /Log in om te zien/)
  })

  it('remembers easy Dutch until it is switched off, and never mixes it into English', async () => {
    const { as } = pagesOf(testDeps())
    const reader = as(await signedIn('desk'))

    const easy = textOf(await reader.open('/help?easy=on'))
    const later = textOf(await reader.open('/help'))
    const english = textOf(await reader.open('/help?lang=en'))
    const back = textOf(await reader.open('/help?lang=nl&easy=off'))

    for (const text of [easy, later])
      assert.match(text, /Wie betaalt de opvang\?.*Gewoon Nederlands/)
    assert.match(english, /What you can do here/)
    assert.doesNotMatch(english, /Eenvoudig|Gewoon/)
    assert.match(back, /De wet of regeling die bed.*Eenvoudig Nederlands/)
  })

  it('has easy words only for texts there are, with the same values', () => {
    for (const [key, easy] of Object.entries(EASY)) {
      assert.ok(isKey(key), key)
      assert.equal(translator('nl', true)(key), easy)
      assert.deepEqual(valuesIn(easy), valuesIn(translator('nl')(key)), key)
    }
  })

  it('is offered where a page does not exist: what to do next', async () => {
    const { as } = pagesOf(testDeps())

    const page = await as().open('/bestaat-niet')

    assert.equal(page.status, 404)
    assert.match(textOf(page), /Wat kunt u doen\? Kijk of het adres klopt.*Log in\..*Hulp/)
  })
})
