import type { VNode } from 'preact'
import { PROBLEMS } from '../../problem.ts'
import { Layout } from '../layout.tsx'
import type { Language, Translate } from '../texts.ts'

/** The page behind the `type` of every problem document. */
export function ProblemPage({ language, t }: { language: Language; t: Translate }): VNode {
  return (
    <Layout title={t('problem.title')} language={language} t={t}>
      <h1>{t('problem.title')}</h1>
      <dl lang="en">
        {Object.entries(PROBLEMS).map(([name, { status, title }]) => (
          <div key={name} id={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              {title} ({t('problem.status')} {status})
            </dd>
          </div>
        ))}
      </dl>
    </Layout>
  )
}
