import type { VNode } from 'preact'
import type { View } from '../http/visit.ts'
import type { Language } from '../texts.ts'

const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const
const IN_AMSTERDAM = 'Europe/Amsterdam'

interface At {
  readonly view: Pick<View, 'language'>
  readonly at: string
}

/** A moment in the reader's words, on the clock of the Netherlands. */
export function Moment({ view, at }: At): VNode {
  return <time dateTime={at}>{momentText(at, view.language)}</time>
}

export function momentText(at: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: IN_AMSTERDAM,
  })
  return format.format(new Date(at))
}

/** A day, `YYYY-MM-DD`, in the reader's words. */
export function Day({ view, day }: { view: Pick<View, 'language'>; day: string }): VNode {
  return <time dateTime={day}>{dayText(day, view.language)}</time>
}

export function dayText(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return format.format(new Date(`${day}T00:00:00Z`))
}

/** A day in as few letters as a column of a calendar has: "ma 2 feb". */
export function shortDayText(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  return format.format(new Date(`${day}T00:00:00Z`))
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How long there is left and until when, in words: a countdown is read, not watched. */
export function Deadline({ view, at }: { readonly view: View; readonly at: string }): VNode {
  const { t, language, now } = view
  const left = new Date(at).getTime() - now.getTime()
  const pressing = left < 4 * HOUR_MS
  return (
    <span class={pressing ? 'deadline pressing' : 'deadline'}>
      <strong data-ticking>{leftText(left, view)}</strong>
      {', '}
      <time dateTime={at}>{t('deadline.until', { moment: momentText(at, language) })}</time>
    </span>
  )
}

function leftText(left: number, { t }: View): string {
  if (left <= -DAY_MS) return t('deadline.late', { n: Math.floor(-left / DAY_MS) })
  if (left <= 0) return t('deadline.over')
  if (left < HOUR_MS) return t('deadline.minutes', { n: Math.ceil(left / MINUTE_MS) })
  if (left < 2 * DAY_MS) return t('deadline.hours', { n: Math.floor(left / HOUR_MS) })
  return t('deadline.days', { n: Math.floor(left / DAY_MS) })
}
