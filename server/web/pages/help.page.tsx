import type { VNode } from 'preact'
import type { Screen } from '../http/screen.ts'
import type { View } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { paths } from '../paths.ts'
import { GLOSSARY, TASKS } from '../texts/help.ts'
import type { Text } from '../texts/text.ts'

export const helpScreen: Screen = {
  path: '/help',
  access: 'anyone',
  show: ({ view }) => HelpPage({ view }),
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
      <section>
        <h2>{t('help.stuck')}</h2>
        <p class="prose">{t('help.stuck-text')}</p>
      </section>
      <section>
        <h2>{t('help.glossary')}</h2>
        <dl class="facts">
          {GLOSSARY.map(({ term, means, easy: simple }) => (
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
