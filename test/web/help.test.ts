import assert from 'node:assert/strict'
import { ROLES } from '../../models/user.model.ts'
import { EASY, isKey, translator } from '../../server/web/texts.ts'
import { MATCHES } from '../../server/web/texts/matches.ts'
import { NEW_REQUEST } from '../../server/web/texts/new-request.ts'
import { OFFERS } from '../../server/web/texts/offers.ts'
import { OPERATOR } from '../../server/web/texts/operator.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { pagesOf, textOf } from '../support/pages.ts'
import { testDeps } from '../support/test-deps.ts'

/** What somebody who learns Dutch reads in one breath. */
const MOST_WORDS = 12
const HARD_WORDS =
  /centrumgemeente|verblijfsrecht|psychose|psychische|afkicken|lichamelijk|toelichting|vastleggen|gereserveerd|afwijzen|intrekken|indienen|dreiging|minstens|overlappen/i

const valuesIn = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).toSorted()
/** Every value stands for itself: what comes out is the text as it was written. */
const NAMES = [
  'n',
  'names',
  'who',
  'moment',
  'version',
  'day',
  'seen',
  'derived',
  'physical',
  'staffed',
  'funded',
]
const AS_WRITTEN = Object.fromEntries(NAMES.map((name) => [name, `{${name}}`]))

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
      assert.equal(translator('nl', true)(key, AS_WRITTEN), easy)
      assert.deepEqual(valuesIn(easy), valuesIn(translator('nl')(key, AS_WRITTEN)), key)
    }
  })

  it('says what the request form, places, offers and today ask in short sentences of easy words', () => {
    const easy = translator('nl', true)
    const pages = [NEW_REQUEST, OFFERS].flatMap((texts) => Object.keys(texts))
    const places = Object.keys(MATCHES).filter((key) => /^(matches|relax|pays)\./.test(key))
    const days = Object.keys(OPERATOR).filter((key) => /^(today|unit|arrive|depart)\./.test(key))
    const tooHard = [...pages, ...places, ...days].filter(isKey).flatMap((key) => {
      const text = easy(key)
      const sentences = text.split(/[.?!:;]\s*/).map((sentence) => sentence.split(/\s+/).length)
      const hard = HARD_WORDS.exec(text)?.[0] ?? (text.includes(';') ? ';' : undefined)
      return Math.max(...sentences) > MOST_WORDS || hard ? [`${key}: ${text} (${hard ?? ''})`] : []
    })

    assert.deepEqual(tooHard, [])
  })

  it('is offered where a page does not exist: what to do next', async () => {
    const { as } = pagesOf(testDeps())

    const page = await as().open('/bestaat-niet')

    assert.equal(page.status, 404)
    assert.match(textOf(page), /Wat kunt u doen\? Kijk of het adres klopt.*Log in\..*Hulp/)
  })
})
