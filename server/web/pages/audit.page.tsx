import type { VNode } from 'preact'
import type { AuditReport } from '../../features/governance/verify-audit.service.ts'
import { Form } from '../components/form.tsx'
import { SelectField, TextField } from '../components/field.tsx'
import type { Screen } from '../http/screen.ts'
import type { View, Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { paths } from '../paths.ts'
import { AuditRows } from '../components/audit-rows.tsx'
import type { AuditRowsProps } from '../components/audit-rows.tsx'
import { ACTS } from '../texts/acts.ts'

export const SEARCH_FORM = 'audit-search'
export const CHECK_FORM = 'audit-check'

/** The access log. What is searched for stays out of the address: it may say something of a person. */
export const auditScreen: Screen = {
  path: '/audit',
  access: 'see-audit',
  show: (visit) => AuditPage({ visit }),
}

export interface AuditPageProps {
  readonly visit: Visit
  readonly found?: AuditRowsProps['found']
  readonly report?: AuditReport
}

export function AuditPage({ visit, found, report }: AuditPageProps): VNode {
  const { view } = visit
  const { t } = view
  return (
    <Layout view={view} title={t('audit.title')}>
      <h1>{t('audit.title')}</h1>
      <p class="lead">{t('audit.lead')}</p>
      <SearchForm visit={visit} />
      {found !== undefined && <AuditRows visit={visit} found={found} />}
      <section aria-labelledby="chain">
        <h2 id="chain">{t('audit.chain')}</h2>
        <p class="prose">{t('audit.chain-note')}</p>
        {report !== undefined && <Report view={view} report={report} />}
        <Form view={view} id={CHECK_FORM} action={paths.auditCheck()}>
          <button class="second">{t('audit.check')}</button>
        </Form>
      </section>
    </Layout>
  )
}

function SearchForm({ visit: { view, fields } }: { readonly visit: Visit }): VNode {
  const { t } = view
  const said = (name: string) => fields.get(name) ?? undefined
  const field = { view, form: SEARCH_FORM }
  const acts = Object.entries(ACTS).map(([key, [nl, en]]) => ({
    value: key.slice('act.'.length),
    label: view.language === 'nl' ? nl : en,
  }))
  return (
    <Form view={view} id={SEARCH_FORM} action={paths.auditSearch()} class="card after">
      <h2 class="plain">{t('audit.form')}</h2>
      <div class="inline">
        <TextField
          {...{ ...field, name: 'subject', value: said('subject') }}
          label={t('audit.subject')}
          hint={t('audit.subject-hint')}
          optional
        />
        <TextField
          {...{ ...field, name: 'person', value: said('person') }}
          type="email"
          label={t('audit.person')}
          hint={t('audit.person-hint')}
          optional
        />
      </div>
      <div class="inline">
        <SelectField
          {...{ ...field, name: 'act', value: said('act') }}
          label={t('audit.act')}
          empty={t('audit.any-act')}
          options={acts.toSorted((a, b) => a.label.localeCompare(b.label, view.language))}
        />
        <TextField
          {...{ ...field, name: 'since', value: said('since') }}
          type="date"
          label={t('audit.from')}
          optional
        />
        <TextField
          {...{ ...field, name: 'till', value: said('till') }}
          type="date"
          label={t('audit.until')}
          optional
        />
      </div>
      <button>{t('audit.search')}</button>
    </Form>
  )
}

function Report({ view, report }: { readonly view: View; readonly report: AuditReport }): VNode {
  const { t } = view
  const { entries, seals, unsealed, faults } = report
  const whole = faults.length === 0
  return (
    <div class={whole ? 'done' : 'errors'} role="status">
      <p>{whole ? t('audit.whole', { entries, seals }) : t('audit.broken')}</p>
      {!whole && (
        <ul lang="en">
          {faults.slice(0, 20).map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      {unsealed > 0 && <p>{t('audit.waiting', { n: unsealed })}</p>}
    </div>
  )
}
