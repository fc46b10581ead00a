import type { VNode } from 'preact'
import { addDays } from '../../../matching/day.ts'
import { unitCalendar } from '../../features/capacity/calendar.query.ts'
import { UnitDays } from '../../features/capacity/capacity.schema.ts'
import type { UnitCalendar } from '../../features/capacity/closure.schema.ts'
import { mayCall } from '../../http/access.ts'
import { dayOf } from '../../today.ts'
import { CalendarTable } from '../components/calendar-table.tsx'
import { TextField } from '../components/field.tsx'
import { Live } from '../components/live.tsx'
import type { Screen } from '../http/screen.ts'
import { idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { unitName } from '../lookups.ts'
import { paths, withQuery } from '../paths.ts'

/** What a page shows at first, and at most. */
const NIGHTS = 14
const MOST_NIGHTS = 62

interface Period {
  readonly from: string
  readonly until: string
}

export const unitCalendarScreen: Screen = {
  path: '/units/:unitId/calendar',
  access: 'see-capacity',
  show: (visit) => {
    const asked = periodOf(visit)
    const { period, wrong } = asked
    const calendar = unitCalendar(idOf(visit, 'unitId'), period, visit.actor, visit.deps)
    return CalendarPage({ visit, calendar, period, wrong })
  },
}

/** The nights that are asked for; where they are not possible, the coming ones, and that it was wrong. */
function periodOf({ query, params, view }: Visit): { period: Period; wrong: boolean } {
  const today = dayOf(view.now)
  const period = { from: today, until: addDays(today, NIGHTS) }
  const [from, until] = [query.get('from'), query.get('until')]
  if (from === null && until === null) return { period, wrong: false }
  const asked = { params: { unitId: params['unitId'] }, query: { from, until }, body: undefined }
  const parsed = UnitDays.safeParse(asked)
  if (!parsed.success) return { period, wrong: true }
  const wide = parsed.data.query
  const fits = wide.until <= addDays(wide.from, MOST_NIGHTS)
  return fits ? { period: wide, wrong: false } : { period, wrong: true }
}

interface CalendarProps {
  readonly visit: Visit
  readonly calendar: UnitCalendar
  readonly period: Period
  readonly wrong: boolean
}

function CalendarPage({ visit, calendar, period, wrong }: CalendarProps): VNode {
  const { view, deps, actor } = visit
  const { t } = view
  const { unitId } = calendar
  const name = unitName(unitId, deps)
  const title = t('calendar.of', { unit: name })
  return (
    <Layout view={view} title={title}>
      <a class="back" href={paths.unit(unitId)}>
        ‹ {name}
      </a>
      <h1>{title}</h1>
      {wrong && (
        <p class="notice care" role="alert">
          {t('calendar.period-wrong')}
        </p>
      )}
      <PeriodForm visit={visit} unitId={unitId} period={period} />
      <Live view={view} id="calendar" on={['capacity']} name={title}>
        <CalendarTable
          {...{ view, calendar, deps, title }}
          keeps={mayCall(actor, 'keep-capacity')}
        />
      </Live>
      <p class="note">{t('calendar.legend')}</p>
    </Layout>
  )
}

interface PeriodProps {
  readonly visit: Visit
  readonly unitId: string
  readonly period: Period
}

/** From and until, and the same stretch earlier or later: addresses, so that it works without script. */
function PeriodForm({ visit: { view }, unitId, period }: PeriodProps): VNode {
  const { t } = view
  const { from, until } = period
  const path = paths.unitCalendar(unitId)
  const length = Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000)
  const shifted = (by: number): string =>
    withQuery(path, { from: addDays(from, by), until: addDays(until, by) })
  const field = { view, form: 'period' }
  return (
    <>
      <form method="get" action={path} class="filters" noValidate>
        <TextField
          {...field}
          {...{ name: 'from', type: 'date', value: from }}
          label={t('calendar.from')}
        />
        <TextField
          {...field}
          {...{ name: 'until', type: 'date', value: until }}
          label={t('calendar.until')}
        />
        <button class="second">{t('calendar.show')}</button>
      </form>
      <p class="actions">
        <a class="button second" href={shifted(-length)}>
          ‹ {t('calendar.earlier')}
        </a>
        <a class="button second" href={shifted(length)}>
          {t('calendar.later')} ›
        </a>
      </p>
    </>
  )
}
