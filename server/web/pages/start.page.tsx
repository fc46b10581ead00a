import type { VNode } from 'preact'
import type { CapacitySummary } from '../../features/capacity/capacity.schema.ts'
import { capacitySummary } from '../../features/capacity/capacity.query.ts'
import type { Screen } from '../http/screen.ts'
import type { View } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { linksOf } from '../navigation.ts'
import { paths } from '../paths.ts'
import { nameIn } from '../texts.ts'
import type { Language } from '../texts.ts'

interface StartProps {
  readonly view: View
  readonly summary: CapacitySummary
}

export const startScreen: Screen = {
  path: '/',
  access: 'anyone',
  show: ({ view, deps }) => StartPage({ view, summary: capacitySummary(deps) }),
}

/** What the product is, and the national sums: nothing finer without an account. */
function StartPage({ view, summary }: StartProps): VNode {
  const { t, role } = view
  const [home] = linksOf(role)
  return (
    <Layout view={view} title={t('start.title')} script={paths.startScript()}>
      <h1>{t('start.title')}</h1>
      <p class="lead">{t('start.lead')}</p>
      <p>{t('start.what')}</p>
      {role === undefined && (
        <p class="actions">
          <a class="button" href={paths.signIn()}>
            {t('nav.sign-in')}
          </a>
        </p>
      )}
      {role !== undefined && !home && <p class="notice">{t('start.no-screens')}</p>}
      <section>
        <h2 id="sums">{t('start.sums')}</h2>
        <p>{t('start.sums-note')}</p>
        <SumsTable view={view} summary={summary} />
      </section>
      <section>
        <h2 id="build">{t('start.build')}</h2>
        <ul>
          <li>
            <a href={paths.docs()}>{t('start.docs')}</a>
          </li>
          <li>
            <a href={paths.openApi()}>{t('start.openapi')}</a>
          </li>
        </ul>
      </section>
      <p class="note">{t('start.demo')}</p>
    </Layout>
  )
}

const COLUMNS = ['physical', 'occupied', 'held', 'closed', 'available'] as const

/** The script on the page fills the same cells again when numbers change. */
function SumsTable({ view, summary }: StartProps): VNode {
  const { t, language } = view
  const { facilityTypes, asOf } = summary
  return (
    <div class="scroll" role="region" aria-labelledby="sums" tabIndex={0}>
      <table data-sums={paths.capacitySummary()} data-language={language}>
        <thead>
          <tr>
            <th scope="col">{t('start.type')}</th>
            {COLUMNS.map((column) => (
              <th scope="col" key={column} class="number">
                {t(`start.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facilityTypes.map((row) => (
            <tr key={row.facilityType} data-type={row.facilityType}>
              <th scope="row">{nameIn(language, row)}</th>
              {COLUMNS.map((column) => (
                <td key={column} data-number={column} class="number">
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr data-type="total">
            <th scope="row">{t('start.total')}</th>
            {COLUMNS.map((column) => (
              <td key={column} data-number={column} class="number">
                {facilityTypes.reduce((sum, row) => sum + row[column], 0)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      <p class="note">
        {t('start.as-of')} <Moment at={asOf} language={language} />
      </p>
    </div>
  )
}

function Moment({ at, language }: { at: string; language: Language }): VNode {
  const format = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'Europe/Amsterdam',
  })
  return (
    <time data-as-of dateTime={at}>
      {format.format(new Date(at))}
    </time>
  )
}
