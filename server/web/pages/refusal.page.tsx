import type { VNode } from 'preact'
import type { ProblemName } from '../../problem.ts'
import type { View } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { homeOf } from '../navigation.ts'
import type { Key } from '../texts.ts'

interface RefusalProps {
  readonly view: View
  readonly problem: ProblemName | 'form-expired'
}

const TITLES: Partial<Record<RefusalProps['problem'], Key>> = {
  'not-found': 'problem.not-found-title',
  'not-allowed': 'problem.not-allowed-title',
}

/** What went wrong, and what to do now. */
export function RefusalPage({ view, problem }: RefusalProps): VNode {
  const { t, role } = view
  const title = t(TITLES[problem] ?? 'problem.page-title')
  return (
    <Layout view={view} title={title}>
      <h1>{title}</h1>
      <p class="lead">{t(`problem.${problem}`)}</p>
      <p class="actions">
        <a class="button" href={homeOf(role)}>
          {t('problem.to-start')}
        </a>
      </p>
    </Layout>
  )
}
