const IN_AMSTERDAM = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day (`YYYY-MM-DD`) a moment falls on in Europe/Amsterdam. */
export function dayOf(moment: Date): string {
  return IN_AMSTERDAM.format(moment)
}
