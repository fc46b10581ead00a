import type { VNode } from 'preact'
import { changePreferences } from '../../features/preferences/preferences.service.ts'
import { Form } from '../components/form.tsx'
import type { Form as Forms, Screen } from '../http/screen.ts'
import type { View } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { SHORTCUTS, linksOf } from '../navigation.ts'
import { paths, withQuery } from '../paths.ts'
import { GLOSSARY } from '../texts/glossary.ts'
import { TASKS } from '../texts/help.ts'
import type { Text } from '../texts/text.ts'
import type { Language } from '../texts.ts'

export const helpScreen: Screen = {
  path: '/help',
  access: 'anyone',
  show: ({ view }) => HelpPage({ view }),
}

/** Shortcuts on or off, for this reader on every machine. */
export const shortcutsForm: Forms = {
  path: '/help/shortcuts',
  access: 'signed-in',
  on: helpScreen,
  act: async ({ fields, actor, deps }) => {
    const choices = { shortcuts: fields.get('shortcuts') === 'on' }
    await changePreferences(choices, actor, deps)
    return { to: `${withQuery(paths.help(), { done: 'keys' })}#keys`, choices }
  },
}

/** What the reader can do here, and what words mean: for the role somebody has. */
function HelpPage({ view }: { readonly view: View }): VNode {
  const { t, role, language, easy } = view
  const say = ([nl, en]: Text): string => (language === 'nl' ? nl : en)
  return (
    <Layout view={view} title={t('help.title')}>
      <h1>{t('help.title')}</h1>
      <p class="lead">{t('help.lead')}</p>
      <section>
        <h2>{t('help.tasks')}</h2>
        {role === undefined ? (
          <p>
            <a href={paths.signIn()}>{t('help.sign-in')}</a>
          </p>
        ) : (
          <ul class="prose">
            {TASKS[role].map((task) => (
              <li key={task[0]}>{say(task)}</li>
            ))}
          </ul>
        )}
      </section>
      {role !== undefined && <Keys view={view} />}
      <section>
        <h2>{t('help.stuck')}</h2>
        <p class="prose">{t('help.stuck-text')}</p>
      </section>
      <section>
        <h2>{t('help.glossary')}</h2>
        <dl class="facts">
          {inOrder(language).map(({ term, means, easy: simple }) => (
            <div key={term[0]}>
              <dt>{say(term)}</dt>
              <dd>{easy && language === 'nl' ? simple : say(means)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </Layout>
  )
}

/** The keys that do something for this reader, and the switch. Without script none does. */
function Keys({ view }: { readonly view: View }): VNode {
  const { t, role, shortcuts } = view
  const rows = [
    { keys: ['?'], does: t('keys.help') },
    { keys: ['/'], does: t('keys.find') },
    ...linksOf(role).flatMap(({ key, to }) => {
      const letter = SHORTCUTS[to]
      return letter === undefined ? [] : [{ keys: ['G', letter.toUpperCase()], does: t(key) }]
    }),
  ]
  return (
    <section id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{t('keys.title')}</h2>
      <p class="prose">{t(shortcuts ? 'keys.lead' : 'keys.off-lead')}</p>
      {shortcuts && (
        <table class="narrow">
          <thead>
            <tr>
              <th scope="col">{t('keys.key')}</th>
              <th scope="col">{t('keys.does')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ keys, does }) => (
              <tr key={does}>
                <th scope="row">
                  {keys.map((key, index) => (
                    <span key={key}>
                      {index > 0 && ' → '}
                      <kbd>{key}</kbd>
                    </span>
                  ))}
                </th>
                <td>{does}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Form view={view} id="keys-switch" action={paths.shortcuts()}>
        <button class="second" name="shortcuts" value={shortcuts ? 'off' : 'on'}>
          {t(shortcuts ? 'keys.switch-off' : 'keys.switch-on')}
        </button>
      </Form>
    </section>
  )
}

/** By the alphabet of the reader's language. */
function inOrder(language: Language): typeof GLOSSARY {
  const word = ([nl, en]: Text) => (language === 'nl' ? nl : en)
  return GLOSSARY.toSorted((one, other) => word(one.term).localeCompare(word(other.term), language))
}
