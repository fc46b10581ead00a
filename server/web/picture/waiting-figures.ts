import { addDuration, daysBetween } from '../../../matching/day.ts'
import type {
  DatedTable,
  History,
  WaitingPicture,
} from '../../features/monitoring/monitoring.schema.ts'
import { dayText } from '../components/moment.tsx'
import { regionName } from '../lookups.ts'
import { isKey } from '../texts.ts'
import type { Key } from '../texts.ts'
import type { Figure, FigureRow } from './figure.ts'
import type { Naming } from './names.ts'

/** Who waits: over time, by class and status, against the norms, and where. */
export function waitingFigures(picture: WaitingPicture, past: History, naming: Naming): Figure[] {
  const { t } = naming
  const households = { series: [t('picture.households')] }
  const rows = (table: DatedTable, keys: string) => ({
    day: table.day,
    ...households,
    rows: rowsOf(table, (code) => keyed(keys, code, naming)),
  })
  return [
    historyFigure(past, naming),
    waitsFigure(picture, naming),
    {
      ...{ id: 'classes', title: t('picture.class'), heading: t('picture.class') },
      ...{ drawing: 'bars', ...rows(picture.byClass, 'class') },
    },
    normsFigure(picture, naming),
    {
      ...{ id: 'wait-status', title: t('picture.status'), heading: t('picture.status') },
      ...{ drawing: 'bars', ...rows(picture.byWaitStatus, 'picture.status') },
    },
    {
      ...{ id: 'complexity', title: t('picture.complexity'), heading: t('picture.complexity') },
      ...{ drawing: 'bars', note: t('picture.complexity-note') },
      ...rows(picture.byComplexity, 'picture.complexity'),
    },
    regionsFigure(picture, naming),
  ]
}

function regionsFigure({ byRegion }: WaitingPicture, { t, deps }: Naming): Figure {
  return {
    ...{ id: 'regions', title: t('picture.region'), note: t('picture.region-note') },
    ...{ day: byRegion.day, drawing: 'bars', heading: t('picture.region-name') },
    series: [t('picture.households')],
    rows: rowsOf(byRegion, (code) => regionName(code, deps)),
  }
}

function historyFigure({ waiting }: History, { t, language }: Naming): Figure {
  const counted = waiting.find(({ basis }) => basis === 'counted')?.day ?? ''
  return {
    ...{ id: 'history', title: t('picture.history'), drawing: 'lines', heading: t('picture.day') },
    note: t('picture.history-note', { day: counted === '' ? '–' : dayText(counted, language) }),
    day: waiting.at(-1)?.day ?? '',
    series: [t('picture.households')],
    rows: waiting.map(({ day, households }) => ({
      ...{ code: day, label: dayText(day, language), values: [households] },
    })),
  }
}

function waitsFigure(picture: WaitingPicture, naming: Naming): Figure {
  const { t, deps } = naming
  const { day } = picture.byClass
  return {
    ...{ id: 'waits', title: t('picture.waits'), note: t('picture.waits-note'), day },
    ...{ drawing: 'columns', heading: t('picture.class') },
    series: [t('picture.median'), t('picture.ninety'), t('picture.norm')],
    rows: picture.waits.map(({ urgencyClass, medianDays, ninetyPercentDays }) => {
      const term = deps.reference.urgencyTerms.get(urgencyClass)
      const norm = term === undefined ? undefined : daysBetween(day, addDuration(day, term))
      const label = keyed('class', String(urgencyClass), naming)
      return { code: String(urgencyClass), label, values: [medianDays, ninetyPercentDays, norm] }
    }),
  }
}

function normsFigure({ byClassNorm, byStatusNorm }: WaitingPicture, { t }: Naming): Figure {
  const row = (code: string, label: string, { cells }: DatedTable): FigureRow => {
    const of = (name: string) => {
      const cell = cells.find((one) => one.code === name)
      return cell ? cell.count : 0
    }
    return { code, label, values: [of('within'), of('over')] }
  }
  return {
    ...{ id: 'norms', title: t('picture.norms'), day: byClassNorm.day },
    ...{ drawing: 'stacked-bars', heading: t('picture.norm') },
    series: [t('picture.within'), t('picture.over')],
    rows: [
      row('class', t('picture.norm-class'), byClassNorm),
      row('wait-status', t('picture.norm-status'), byStatusNorm),
    ],
  }
}

export function rowsOf(table: DatedTable, name: (code: string) => string): FigureRow[] {
  return table.cells.map(({ code, count }) => ({ code, label: name(code), values: [count] }))
}

export function keyed(prefix: string, code: string, { t }: Naming): string {
  const key = `${prefix}.${code}`
  return isKey(key) ? t(key satisfies Key) : code
}
