import type { StoredPicture } from '../../../models/picture.model.ts'
import { flowPicture } from '../../features/monitoring/flow.query.ts'
import {
  bottleneckPicture,
  capacityOfToday,
  history,
  interimPicture,
  readPictures,
  refusalPicture,
  waitingPicture,
} from '../../features/monitoring/monitoring.query.ts'
import type {
  BottleneckPicture,
  FlowPicture,
  InterimPicture,
  RefusalPicture,
} from '../../features/monitoring/monitoring.schema.ts'
import { REFUSAL_DAYS } from '../../features/monitoring/picture.service.ts'
import { LEAST_SHOWN } from '../../features/monitoring/suppress.ts'
import { moneyText } from '../components/interim.tsx'
import { dayText } from '../components/moment.tsx'
import { facilityTypeName } from '../lookups.ts'
import { labelIn } from '../texts.ts'
import type { Figure, Part } from './figure.ts'
import { refusalName, ruleName } from './names.ts'
import type { Naming } from './names.ts'
import { keyed, rowsOf, waitingFigures } from './waiting-figures.ts'

/** All that the national picture shows, ready to be drawn. */
export interface Picture {
  readonly asOf: string
  /** How many wait; null when too few. */
  readonly waiting: number | null
  /** How many have no free place that fits; null when too few. */
  readonly withoutPlace: number | null
  readonly parts: Readonly<Record<Part, readonly Figure[]>>
}

export async function readPicture(naming: Naming): Promise<Picture> {
  const pictures = await readPictures(naming.deps)
  const waiting = waitingPicture(pictures)
  const bottlenecks = bottleneckPicture(pictures)
  const flow = await flowPicture(naming.deps)
  return {
    asOf: waiting.asOf,
    waiting: waiting.byClassNorm.total,
    withoutPlace: withoutPlace(bottlenecks),
    parts: {
      waiting: [
        ...waitingFigures(waiting, history(pictures), naming),
        interimFigure(interimPicture(pictures), naming),
      ],
      causes: [
        ...causeFigures(bottlenecks, naming),
        refusalFigure(refusalPicture(pictures), naming),
      ],
      places: [
        capacityFigure(pictures, naming),
        occupancyFigure(pictures, naming),
        flowFigure(flow, naming),
      ],
    },
  }
}

/** Told only by subtraction of numbers that are shown. */
function withoutPlace({ byCause: { total, cells } }: BottleneckPicture): number | null {
  const fits = cells.find(({ code }) => code === 'fits-now')
  if (total === null || fits?.count === null) return null
  const rest = total - (fits?.count ?? 0)
  return rest === 0 || rest >= LEAST_SHOWN ? rest : null
}

export function allFigures({ parts }: Picture): readonly Figure[] {
  return [...parts.waiting, ...parts.causes, ...parts.places]
}

function causeFigures(picture: BottleneckPicture, naming: Naming): Figure[] {
  const { t, language, deps } = naming
  const { day } = picture.byCause
  return [
    {
      ...{ id: 'causes', title: t('picture.cause'), note: t('picture.cause-note'), day },
      ...{ drawing: 'bars', heading: t('picture.cause'), series: [t('picture.households')] },
      rows: rowsOf(picture.byCause, (code) => keyed('picture.cause', code, naming)),
    },
    {
      ...{ id: 'bottlenecks', title: t('picture.rules'), note: t('picture.rules-note'), day },
      ...{ drawing: 'bars', heading: t('picture.rule'), drawn: 1 },
      series: [t('picture.households'), t('picture.rule-days')],
      rows: picture.rules.map(({ code, count, medianDays }) => ({
        ...{ code, label: ruleName(code, naming), values: [count, medianDays ?? undefined] },
      })),
    },
    {
      ...{ id: 'unmet-demand', title: t('picture.wanted'), note: t('picture.wanted-note'), day },
      ...{ drawing: 'bars', heading: t('start.type'), drawn: 1 },
      series: [t('picture.households'), t('picture.rule-days')],
      rows: picture.wantedTypes.map(({ code, count, medianDays }) => ({
        code,
        label: facilityTypeName(code, language, deps),
        values: [count, medianDays ?? undefined],
      })),
    },
  ]
}

function refusalFigure({ byReason }: RefusalPicture, naming: Naming): Figure {
  const { t } = naming
  return {
    ...{ id: 'refusals', title: t('picture.refusals'), day: byReason.day },
    note: t('picture.refusals-note', { n: REFUSAL_DAYS }),
    ...{ drawing: 'bars', heading: t('picture.reason'), series: [t('picture.offers')] },
    rows: rowsOf(byReason, (code) => refusalName(code, naming)).toSorted(
      (a, b) => (b.values[0] ?? 0) - (a.values[0] ?? 0),
    ),
  }
}

function interimFigure({ byKind, month }: InterimPicture, naming: Naming): Figure {
  const { t, language, deps } = naming
  const { nights, cost } = month
  return {
    ...{ id: 'interim', title: t('picture.interim'), day: byKind.day, drawing: 'bars' },
    note:
      nights === null || cost === null
        ? t('picture.interim-few')
        : t('picture.interim-note', { nights, cost: moneyText(cost, language) }),
    ...{ heading: t('picture.interim-kind'), series: [t('picture.households')] },
    rows: rowsOf(byKind, (code) => {
      const kind = deps.reference.interimKinds.get(code)
      return kind ? labelIn(language, kind) : code
    }),
  }
}

type Pictures = readonly StoredPicture[]

function capacityFigure(pictures: Pictures, { t, language, deps }: Naming): Figure {
  const types = capacityOfToday(pictures).filter(({ physical }) => physical > 0)
  return {
    ...{ id: 'capacity', title: t('picture.capacity'), note: t('picture.capacity-note') },
    ...{ day: pictures.at(-1)?._id ?? '', drawing: 'stacked-bars', heading: t('start.type') },
    series: [t('start.occupied'), t('start.held'), t('start.closed'), t('start.available')],
    rows: types.map(({ facilityType, occupied, held, closed, available }) => ({
      code: facilityType,
      label: facilityTypeName(facilityType, language, deps),
      values: [occupied, held, closed, available],
    })),
  }
}

function occupancyFigure(pictures: Pictures, { t, language }: Naming): Figure {
  const { capacity } = history(pictures)
  const since = capacity[0]?.day
  return {
    ...{ id: 'occupancy', title: t('picture.occupancy'), drawing: 'lines' },
    ...{ day: pictures.at(-1)?._id ?? '', heading: t('picture.day') },
    series: [t('start.physical'), t('start.occupied'), t('start.closed')],
    ...(since !== undefined && {
      note: t('picture.occupancy-note', { day: dayText(since, language) }),
    }),
    rows: capacity.map(({ day, physical, occupied, closed }) => ({
      ...{ code: day, label: dayText(day, language), values: [physical, occupied, closed] },
    })),
  }
}

function flowFigure({ months, asOf }: FlowPicture, { t, language }: Naming): Figure {
  const name = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    ...{ month: 'short', year: 'numeric', timeZone: 'UTC' },
  })
  return {
    ...{ id: 'flow', title: t('picture.flow'), note: t('picture.flow-note') },
    ...{ day: asOf.slice(0, 10), drawing: 'columns', heading: t('picture.month') },
    series: [t('picture.joined'), t('picture.arrived'), t('picture.departed')],
    rows: months.map(({ month, joined, arrived, departed }) => ({
      code: month,
      label: name.format(new Date(`${month}-01T00:00:00Z`)),
      values: [joined, arrived, departed],
    })),
  }
}
