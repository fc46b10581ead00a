import type { VNode } from 'preact'
import { z } from 'zod'
import { FactValue } from '../../../matching/profile.ts'
import { presentRule, previewRule } from '../../features/rules/rule.query.ts'
import { WithdrawRule } from '../../features/rules/rule.schema.ts'
import type { RulePreview, RuleView } from '../../features/rules/rule.schema.ts'
import { approveRule, requireRule, withdrawRule } from '../../features/rules/rule.service.ts'
import { TextField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { dayText } from '../components/moment.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { factWords } from '../lookups.ts'
import { paths, withQuery } from '../paths.ts'
import { sentenceIn } from '../texts.ts'
import { kindText, relaxerText } from './rules.page.tsx'

const access = 'write-rules'
const WITHDRAW = 'withdraw'

/** One rule that was written here: what it says, what it would change, and the decision about it. */
export const ruleScreen: Screen = {
  ...{ path: '/rules/:id', access },
  show: async (visit) => {
    const { deps, actor } = visit
    const rule = presentRule(await requireRule(idOf(visit)), deps)
    const preview =
      rule.status === 'draft' ? await previewRule(idOf(visit), actor, deps) : undefined
    return RulePage({ visit, rule, preview })
  },
}

export const ruleForms: readonly Forms[] = [
  {
    ...{ path: '/rules/:id/approval', access, on: ruleScreen },
    act: async (visit) => {
      await approveRule(idOf(visit), visit.actor, visit.deps)
      return withQuery(paths.rule(idOf(visit)), { done: 'rule-approved' })
    },
  },
  {
    ...{ path: '/rules/:id/withdrawal', access, on: ruleScreen },
    act: async (visit) => {
      const said = { reason: fieldOf(visit, 'reason') ?? '' }
      const { reason } = formInput(WithdrawRule.shape.body, said)
      await withdrawRule(idOf(visit), reason, visit.actor, visit.deps)
      return withQuery(paths.rule(idOf(visit)), { done: 'rule-withdrawn' })
    },
  },
]

interface RuleProps {
  readonly visit: Visit
  readonly rule: RuleView
  readonly preview: RulePreview | undefined
}

function RulePage({ visit, rule, preview }: RuleProps): VNode {
  const { view } = visit
  const { t } = view
  const sentence = sentenceIn(view.language, rule)
  return (
    <Layout view={view} title={sentence}>
      <a class="back" href={paths.rules()}>
        {t('rule.back')}
      </a>
      <h1>{sentence}</h1>
      <p>
        <span class="badge calm">{t(`rules.status.${rule.status}`)}</span> {kindText(rule, view)},{' '}
        {t('rules.version', { n: rule.version })}. {t('rules.relaxable')}: {relaxerText(rule, view)}
        .
      </p>
      <p>
        {rule.status === 'draft' && rule.id !== undefined ? (
          <a href={paths.ruleEdit(rule.id)}>{t('rule-form.edit')}</a>
        ) : (
          <a href={paths.newRule(rule.code)}>{t('rule-form.next-version')}</a>
        )}
      </p>
      {preview && <Effect visit={visit} preview={preview} />}
      <Examples visit={visit} rule={rule} />
      <details>
        <summary>{t('rule.document')}</summary>
        <pre class="scroll" tabIndex={0}>
          {JSON.stringify(rule.document, null, 2)}
        </pre>
      </details>
      {rule.status === 'draft' && <Approve visit={visit} rule={rule} />}
      {rule.status !== 'withdrawn' && rule.id !== undefined && (
        <Form view={view} id={WITHDRAW} action={paths.ruleWithdrawal(rule.id)} class="card after">
          <TextField
            {...{ view, form: WITHDRAW }}
            name="reason"
            label={t('rule.withdraw-reason')}
          />
          <button class="danger">{t('rule.withdraw')}</button>
        </Form>
      )}
    </Layout>
  )
}

function Effect({ visit: { view }, preview }: { visit: Visit; preview: RulePreview }): VNode {
  const { t, language } = view
  const { requests, on, changes, firstChance, lastChanceLost, findings } = preview
  const sums = [
    ['rule.gains', changes.filter(({ gained }) => gained > 0).length],
    ['rule.loses', changes.filter(({ lost }) => lost > 0).length],
    ['rule.first', firstChance],
    ['rule.last', lastChanceLost],
  ] as const
  return (
    <section>
      <h2>{t('rule.effect')}</h2>
      <p class="prose">{t('rule.effect-note', { n: requests, day: dayText(on, language) })}</p>
      <dl class="sums key-numbers">
        {sums.map(([key, count]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('rule.findings')}</h2>
      {findings.length === 0 && <p class="done">{t('rule.sound')}</p>}
      <ul class="stack">
        {findings.map((finding) => (
          <li key={finding.textEn}>
            <span class={finding.level === 'error' ? 'badge bad' : 'badge care'}>
              {t(`rule.${finding.level}`)}
            </span>{' '}
            {sentenceIn(language, finding)}
          </li>
        ))}
      </ul>
    </section>
  )
}

const WithExamples = z.looseObject({
  examples: z
    .array(
      z.looseObject({
        facts: z.record(z.string(), FactValue),
        outcome: z.enum(['yes', 'no', 'unknown']),
      }),
    )
    .default([]),
})

function Examples({ visit: { view, deps }, rule }: { visit: Visit; rule: RuleView }): VNode {
  const { t, language } = view
  const { examples } = WithExamples.parse(rule.document)
  return (
    <section>
      <h2>{t('rule.examples')}</h2>
      <table class="folds">
        <thead>
          <tr>
            <th scope="col">{t('rule.example-facts')}</th>
            <th scope="col">{t('rule.example-outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {examples.map(({ facts, outcome }, index) => (
            <tr key={index}>
              <th scope="row" class="plain-text">
                {Object.entries(facts).map(([name, value]) => {
                  const words = factWords({ name, value }, language, deps)
                  return <span key={name} class="block">{`${words.name}: ${words.value}`}</span>
                })}
              </th>
              <td data-label={t('rule.example-outcome')}>{t(`rule.outcome.${outcome}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Approve({ visit, rule }: { visit: Visit; rule: RuleView }): VNode {
  const { view, actor } = visit
  const { t } = view
  const mine = rule.approvals.some(({ by }) => by === actor.id)
  return (
    <section>
      <p>{t('rule.approvals', { n: rule.approvals.length })}</p>
      {mine || rule.id === undefined ? (
        <p class="notice">{t('rule.approved-by-you')}</p>
      ) : (
        <Form view={view} id="approve" action={paths.ruleApproval(rule.id)}>
          <button>{t('rule.approve')}</button>
        </Form>
      )}
    </section>
  )
}
