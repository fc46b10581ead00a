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
  unexpected: 'problem.unexpected-title',
  'database-away': 'problem.unexpected-title',
}

/** What one can do about it oneself, beside going back to the start. */
function stepsFor(problem: RefusalProps['problem'], signedIn: boolean): readonly Key[] {
  if (problem === 'not-found') {
    return ['problem.check-address', ...(signedIn ? [] : (['problem.sign-in-first'] as const))]
  }
  if (problem === 'unexpected' || problem === 'database-away')
    return ['problem.later', 'problem.ask']
  return []
}

/** What went wrong, and what to do now. */
export function RefusalPage({ view, problem }: RefusalProps): VNode {
  const { t, role } = view
  const steps = stepsFor(problem, role !== undefined)
  const title = t(TITLES[problem] ?? 'problem.page-title')
  return (
    <Layout view={view} title={title}>
      <h1>{title}</h1>
      <p class="lead">{t(`problem.${problem}`)}</p>
      {steps.length > 0 && (
        <section>
          <h2>{t('problem.what-now')}</h2>
          <ul class="prose">
            {steps.map((step) => (
              <li key={step}>{t(step)}</li>
            ))}
          </ul>
        </section>
      )}
      <p class="actions">
        <a class="button" href={homeOf(role)}>
          {t('problem.to-start')}
        </a>
      </p>
    </Layout>
  )
}
