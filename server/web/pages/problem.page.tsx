import type { VNode } from 'preact'
import { PROBLEMS } from '../../problem.ts'
import type { Screen } from '../http/screen.ts'
import type { View } from '../http/visit.ts'
import { Layout } from '../layout.tsx'

/** The page behind the `type` of every problem document. */
export function problemScreen(name: string): Screen {
  return {
    path: `/problems/${name}`,
    access: 'anyone',
    show: ({ view }) => ProblemPage({ view }),
  }
}

function ProblemPage({ view }: { readonly view: View }): VNode {
  const { t } = view
  return (
    <Layout view={view} title={t('problem.list-title')}>
      <h1>{t('problem.list-title')}</h1>
      <dl lang="en">
        {Object.entries(PROBLEMS).map(([name, { status, title }]) => (
          <div key={name} id={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              {title} (<span lang={view.language}>{t('problem.status')}</span> {status})
            </dd>
          </div>
        ))}
      </dl>
    </Layout>
  )
}
