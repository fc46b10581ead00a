import type { VNode } from 'preact'
import { capacityNow } from '../../features/capacity/capacity.query.ts'
import type { UnitCapacity } from '../../features/capacity/capacity.schema.ts'
import { pageRows } from '../../page-rows.ts'
import { Live } from '../components/live.tsx'
import { NumbersTable } from '../components/numbers-table.tsx'
import { Pages } from '../components/pages.tsx'
import type { Screen } from '../http/screen.ts'
import { pageOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { facilityTypeName, regionName } from '../lookups.ts'
import { paths, withQuery } from '../paths.ts'

const PAGE_SIZE = 40

export const boardScreen: Screen = {
  path: '/board',
  access: 'see-capacity',
  show: (visit) => {
    const [facilityType, region] = ['type', 'region'].map(
      (name) => visit.query.get(name) ?? undefined,
    )
    const { units } = capacityNow({ facilityType, region }, visit.actor, visit.deps)
    return BoardPage({ visit, units, facilityType, region })
  },
}

interface BoardProps {
  readonly visit: Visit
  readonly units: readonly UnitCapacity[]
  readonly facilityType: string | undefined
  readonly region: string | undefined
}

/** The country tonight: by kind of shelter, by region, and within one of them unit by unit. */
function BoardPage(props: BoardProps): VNode {
  const { visit, units, facilityType, region } = props
  const { view, deps } = visit
  const { t, language } = view
  const chosen = [
    facilityType !== undefined && facilityTypeName(facilityType, language, deps),
    region !== undefined && regionName(region, deps),
  ].filter((name) => name !== false)
  const sum = (of: 'available' | 'physical') => units.reduce((total, unit) => total + unit[of], 0)
  return (
    <Layout view={view} title={t('board.title')}>
      {chosen.length > 0 && (
        <a class="back" href={paths.board()}>
          ‹ {t('board.all')}
        </a>
      )}
      <h1>
        {t('board.title')}
        {chosen.length > 0 && <span class="caption">{chosen.join(', ')}</span>}
      </h1>
      <Live view={view} id="board" on={['capacity']} name={t('board.title')}>
        <p>{t('board.free-first', { free: sum('available'), all: sum('physical') })}</p>
        {facilityType === undefined && <ByType {...props} />}
        {region === undefined && <ByRegion {...props} />}
        {chosen.length > 0 && <Units {...props} />}
      </Live>
    </Layout>
  )
}

function ByType({ visit, units }: BoardProps): VNode {
  const { view, deps } = visit
  const rows = [...deps.reference.facilityTypes.keys()]
    .map((code) => ({ code, of: units.filter(({ facilityType }) => facilityType === code) }))
    .filter(({ of }) => of.length > 0)
  return (
    <NumbersTable
      view={view}
      title={view.t('board.by-type')}
      head={view.t('board.type')}
      rows={rows.map(({ code, of }) => ({
        name: facilityTypeName(code, view.language, deps),
        to: withQuery(view.url, { type: code, page: undefined }),
        of,
      }))}
    />
  )
}

function ByRegion({ visit, units }: BoardProps): VNode {
  const { view, deps } = visit
  const codes = [...new Set(units.map(({ region }) => region))]
  const rows = codes.map((code) => ({
    name: regionName(code, deps),
    to: withQuery(view.url, { region: code, page: undefined }),
    of: units.filter(({ region }) => region === code),
  }))
  return (
    <NumbersTable
      view={view}
      title={view.t('board.by-region')}
      head={view.t('board.region')}
      rows={rows.toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))}
    />
  )
}

function Units({ visit, units }: BoardProps): VNode {
  const { view } = visit
  const freeFirst = units.toSorted((a, b) => b.available - a.available)
  const page = pageRows(freeFirst, { page: pageOf(visit), pageSize: PAGE_SIZE })
  if (page.total === 0) return <p class="note">{view.t('board.none')}</p>
  return (
    <>
      <NumbersTable
        view={view}
        title={view.t('board.units')}
        head={view.t('board.unit')}
        rows={page.items.map((unit) => ({
          name: unit.name,
          to: paths.unit(unit.unitId),
          of: [unit],
          freshness: unit.freshness,
        }))}
      />
      <Pages view={view} {...page} />
    </>
  )
}
