import { Fragment } from 'preact'
import type { VNode } from 'preact'
import { z } from 'zod'
import { Time } from '../../features/capacity/duty-hours.routes.ts'
import { readDutyHours, setDutyHours } from '../../features/capacity/duty-hours.service.ts'
import type { DutyHours } from '../../features/capacity/duty-hours.service.ts'
import { TextField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { unitName } from '../lookups.ts'
import { paths, withQuery } from '../paths.ts'
import type { Language } from '../texts.ts'

const FORM = 'duty'
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
/** At least two stretches a day: a house may close at noon, and a night shift begins on one day and ends on the next. */
const STRETCHES = 2

/** A stretch as the form has it: both times, or neither. */
const Stretch = z
  .strictObject({ opens: Time, closes: Time })
  .refine(({ opens, closes }) => opens < closes, {
    path: ['closes'],
    error: 'must lie after opens',
  })
/** By `weekday-stretch`, as the names of the fields have it. */
const Week = z.object({ hours: z.record(z.string(), Stretch.nullable()) })

export const dutyHoursScreen: Screen = {
  path: '/units/:unitId/duty-hours',
  access: 'keep-capacity',
  show: async (visit) => {
    const duty = await readDutyHours(idOf(visit, 'unitId'), visit.actor)
    return DutyHoursPage({ visit, duty })
  },
}

export const dutyHoursForm: Forms = {
  path: '/units/:unitId/duty-hours',
  access: 'keep-capacity',
  on: dutyHoursScreen,
  act: async (visit) => {
    const { hours } = formInput(Week, { hours: hoursOf(visit) })
    const windows = Object.entries(hours).flatMap(([slot, stretch]) =>
      stretch ? [{ weekday: Number(slot[0]), from: stretch.opens, until: stretch.closes }] : [],
    )
    const unitId = idOf(visit, 'unitId')
    await setDutyHours(unitId, windows, visit.actor, visit.deps)
    return withQuery(paths.unit(unitId), { done: 'duty-hours' })
  },
}

const nameOf = (slot: string, what: 'opens' | 'closes') => `hours-${slot}-${what}`
const SLOT = /^hours-([1-7]-\d{1,2})-opens$/

/** The stretches that the form has, each with its times; one that was left empty is none. */
function hoursOf(visit: Visit): Record<string, unknown> {
  const slots = [...visit.fields.keys()].flatMap((name) => SLOT.exec(name)?.[1] ?? [])
  return Object.fromEntries(slots.map((slot) => [slot, stretchOf(visit, slot)]))
}

function stretchOf(visit: Visit, slot: string): unknown {
  const opens = fieldOf(visit, nameOf(slot, 'opens'))
  const closes = fieldOf(visit, nameOf(slot, 'closes'))
  return opens === undefined && closes === undefined ? null : { opens, closes }
}

interface DutyHoursProps {
  readonly visit: Visit
  readonly duty: DutyHours
}

function DutyHoursPage({ visit, duty: { unitId, windows } }: DutyHoursProps): VNode {
  const { view, deps } = visit
  const { t, language } = view
  return (
    <Layout view={view} title={t('duty.title')}>
      <a class="back" href={paths.unit(unitId)}>
        ‹ {unitName(unitId, deps)}
      </a>
      <h1>{t('duty.title')}</h1>
      <p class="lead">{t('duty.lead')}</p>
      <p>{t('duty.night')}</p>
      {windows.length === 0 && <p class="notice">{t('duty.now-always')}</p>}
      <Form view={view} id={FORM} action={paths.dutyHours(unitId)}>
        {WEEKDAYS.map((weekday) => (
          <fieldset key={weekday} class="card">
            <legend>{dayName(weekday, language)}</legend>
            <Stretches visit={visit} windows={windows} weekday={weekday} />
          </fieldset>
        ))}
        <div class="actions">
          <button>{t('duty.keep')}</button>
        </div>
      </Form>
    </Layout>
  )
}

interface StretchesProps {
  readonly visit: Visit
  readonly windows: DutyHours['windows']
  readonly weekday: number
}

function Stretches({ visit: { view }, windows, weekday }: StretchesProps): VNode {
  const { t, language } = view
  const day = dayName(weekday, language)
  const said = windows.filter((window) => window.weekday === weekday)
  return (
    <div class="stretches">
      {Array.from({ length: Math.max(STRETCHES, said.length) }, (_none, stretch) => {
        const slot = `${weekday}-${stretch}`
        const again = stretch === 0 ? '' : '-again'
        const field = { view, form: FORM }
        return (
          <Fragment key={slot}>
            <TextField
              {...field}
              name={nameOf(slot, 'opens')}
              label={t(`duty.from${again}`, { day })}
              value={said[stretch]?.from}
            />
            <TextField
              {...field}
              name={nameOf(slot, 'closes')}
              label={t(`duty.until${again}`, { day })}
              value={said[stretch]?.until}
            />
          </Fragment>
        )
      })}
    </div>
  )
}

/** 2024-01-01 was a Monday. */
function dayName(weekday: number, language: Language): string {
  const names = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  return names.format(new Date(Date.UTC(2024, 0, weekday)))
}
