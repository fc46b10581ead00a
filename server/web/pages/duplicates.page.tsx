import type { VNode } from 'preact'
import { listDuplicates } from '../../features/duplicates/duplicate.query.ts'
import { ResolveDuplicate } from '../../features/duplicates/duplicate.schema.ts'
import type { Duplicate, DuplicateSide } from '../../features/duplicates/duplicate.schema.ts'
import { resolveDuplicate } from '../../features/duplicates/resolve-duplicate.service.ts'
import { pageRows } from '../../page-rows.ts'
import type { Page } from '../../page-rows.ts'
import { Form } from '../components/form.tsx'
import { dayText } from '../components/moment.tsx'
import { Pages } from '../components/pages.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { pageOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { capital, regionName, shortId, valueWords } from '../lookups.ts'
import { paths, withQuery } from '../paths.ts'

const PAGE_SIZE = 20

export const duplicatesScreen: Screen = {
  path: '/duplicates',
  access: 'resolve-duplicates',
  show: async (visit) => {
    const all = await listDuplicates(visit.actor, visit.deps)
    const page = pageRows(all, { page: pageOf(visit), pageSize: PAGE_SIZE })
    return DuplicatesPage({ visit, page })
  },
}

export const duplicateForm: Forms = {
  path: '/duplicates',
  access: 'resolve-duplicates',
  on: duplicatesScreen,
  act: async (visit) => {
    const { actor, deps, fields } = visit
    const said = {
      keep: fields.get('keep') ?? '',
      other: fields.get('other') ?? '',
      decision: fields.get('decision') ?? '',
    }
    const resolution = formInput(ResolveDuplicate.shape.body, said)
    await resolveDuplicate(resolution, actor, deps)
    return withQuery(paths.duplicates(), { done: `duplicate-${resolution.decision}` })
  },
}

interface DuplicatesProps {
  readonly visit: Visit
  readonly page: Page<Duplicate>
}

function DuplicatesPage({ visit, page }: DuplicatesProps): VNode {
  const { view } = visit
  const { t } = view
  return (
    <Layout view={view} title={t('duplicates.title')}>
      <h1>{t('duplicates.title')}</h1>
      <p>{t('duplicates.lead')}</p>
      {page.total === 0 && <p class="note">{t('duplicates.none')}</p>}
      {page.items.map((pair) => (
        <Pair key={`${pair.left.caseId}-${pair.right.caseId}`} visit={visit} pair={pair} />
      ))}
      <Pages view={view} {...page} />
    </Layout>
  )
}

/** Two cases side by side, what they share, and the three ways to decide. */
function Pair({ visit, pair }: { readonly visit: Visit; readonly pair: Duplicate }): VNode {
  const { t } = visit.view
  const { left, right, sharedBy } = pair
  const names = [left, right].map((side) => shortId(side.caseId))
  const [one = '', two = ''] = names
  const title = t('duplicates.pair', { one, two })
  const rows = rowsOf(left, visit).map(
    ([name, value], index) => [name, value, rowsOf(right, visit)[index]?.[1] ?? ''] as const,
  )
  return (
    <section class="card" aria-label={title}>
      <h2 class="plain">{title}</h2>
      <p>
        {t('duplicates.shared')}: {sharedBy.map((kind) => t(`duplicates.by.${kind}`)).join(', ')}
      </p>
      <table>
        <thead>
          <tr>
            <td />
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, a, b]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{a}</td>
              <td>{b}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="actions after">
        <Decide {...{ visit, keep: left, other: right, decision: 'same' }} />
        <Decide {...{ visit, keep: right, other: left, decision: 'same' }} />
        <Decide {...{ visit, keep: left, other: right, decision: 'different' }} />
      </div>
    </section>
  )
}

interface DecideProps {
  readonly visit: Visit
  readonly keep: DuplicateSide
  readonly other: DuplicateSide
  readonly decision: 'same' | 'different'
}

function Decide({ visit: { view }, keep, other, decision }: DecideProps): VNode {
  const { t } = view
  const id = `${decision}-${keep.caseId}-${other.caseId}`
  return (
    <Form view={view} id={id} action={paths.duplicates()}>
      <input type="hidden" name="keep" value={keep.caseId} />
      <input type="hidden" name="other" value={other.caseId} />
      <input type="hidden" name="decision" value={decision} />
      <button class="second">
        {decision === 'same'
          ? t('duplicates.same', { id: shortId(keep.caseId) })
          : t('duplicates.different')}
      </button>
    </Form>
  )
}

/** What is known of a case, row by row; the same rows in the same order for each. */
function rowsOf({ organisation, request }: DuplicateSide, visit: Visit): [string, string][] {
  const { view, deps } = visit
  const { t, language } = view
  const words = (value: string | undefined, fact: string): string =>
    value === undefined ? '' : capital(valueWords(value, fact, language, deps))
  return [
    [t('duplicates.organisation'), organisation],
    [t('requests.region'), request ? regionName(request.region, deps) : ''],
    [t('requests.filter'), request ? t(`request.status.${request.status}`) : ''],
    [
      t('duplicates.since'),
      request?.waitingSince === undefined ? '' : dayText(request.waitingSince, language),
    ],
    [t('duplicates.age'), request?.age === undefined ? '' : String(request.age)],
    [t('duplicates.gender'), words(request?.gender, 'member.gender')],
    [t('duplicates.nationality'), words(request?.nationalityGroup, 'member.nationalityGroup')],
    [t('duplicates.people'), request ? String(request.people) : ''],
  ]
}
