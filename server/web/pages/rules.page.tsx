import type { VNode } from 'preact'
import { RULE_STATUSES } from '../../../models/rule.model.ts'
import { listRules } from '../../features/rules/rule.query.ts'
import type { RuleView } from '../../features/rules/rule.schema.ts'
import { pageRows } from '../../page-rows.ts'
import { mayCall } from '../../http/access.ts'
import { Day } from '../components/moment.tsx'
import { Pages } from '../components/pages.tsx'
import { Tabs } from '../components/tabs.tsx'
import type { Screen } from '../http/screen.ts'
import { pageOf } from '../http/visit.ts'
import type { View, Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { paths, withQuery } from '../paths.ts'
import { isKey, sentenceIn } from '../texts.ts'

type Status = (typeof RULE_STATUSES)[number]

const PAGE_SIZE = 40

export const rulesScreen: Screen = {
  path: '/rules',
  access: 'see-rules',
  show: async (visit) => {
    const status = RULE_STATUSES.find((name) => name === visit.query.get('status')) ?? 'approved'
    return RulesPage({ visit, status, rules: await listRules({}, visit.deps) })
  },
}

interface RulesProps {
  readonly visit: Visit
  readonly status: Status
  readonly rules: readonly RuleView[]
}

function RulesPage({ visit, status, rules }: RulesProps): VNode {
  const { view } = visit
  const { t } = view
  const page = pageRows(
    rules.filter((rule) => rule.status === status),
    { page: pageOf(visit), pageSize: PAGE_SIZE },
  )
  return (
    <Layout view={view} title={t('rules.title')}>
      <h1>{t('rules.title')}</h1>
      <p class="lead">{t('rules.lead')}</p>
      {mayCall(visit.actor, 'write-rules') && (
        <p>
          <a class="button" href={paths.newRule()}>
            {t('rule-form.new')}
          </a>
        </p>
      )}
      <Tabs
        label={t('rules.tabs')}
        tabs={RULE_STATUSES.map((name) => ({
          to: withQuery(paths.rules(), { status: name }),
          label: t(`rules.status.${name}`),
          count: rules.filter((rule) => rule.status === name).length,
          current: name === status,
        }))}
      />
      {page.total === 0 ? (
        <p class="note">{t('rules.none')}</p>
      ) : (
        <RuleTable visit={visit} rules={page.items} />
      )}
      <Pages view={view} {...page} />
    </Layout>
  )
}

function RuleTable({ visit, rules }: Omit<RulesProps, 'status'>): VNode {
  const { view } = visit
  const { t } = view
  return (
    <table class="folds">
      <thead>
        <tr>
          {(['rule', 'kind', 'from', 'relaxable'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`rules.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={`${rule.code}-${rule.version}`}>
            <th scope="row">
              <RuleName visit={visit} rule={rule} />
              <span class="note block plain-text">
                <code>{rule.code}</code>, {t('rules.version', { n: rule.version })}
              </span>
            </th>
            <td>{kindText(rule, view)}</td>
            <td data-label={t('rules.from')}>
              <Day view={view} day={rule.effectiveFrom} />
            </td>
            <td data-label={t('rules.relaxable')}>{relaxerText(rule, view)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Written here, and by whom may decide on it: a page of its own. Of a delivered rule a new version may be written. */
function RuleName({ visit: { view, actor }, rule }: { visit: Visit; rule: RuleView }): VNode {
  const sentence = sentenceIn(view.language, rule)
  if (!mayCall(actor, 'write-rules')) return <>{sentence}</>
  if (rule.id === undefined) return <a href={paths.newRule(rule.code)}>{sentence}</a>
  return <a href={paths.rule(rule.id)}>{sentence}</a>
}

export function kindText({ kind }: RuleView, { t }: View): string {
  const key = `rules.kind.${kind}`
  return isKey(key) ? t(key) : kind
}

export function relaxerText({ relaxableBy }: RuleView, { t }: View): string {
  if (relaxableBy === 'nobody') return t('rules.nobody')
  const key = `role.${relaxableBy}`
  return isKey(key) ? t(key) : relaxableBy
}
