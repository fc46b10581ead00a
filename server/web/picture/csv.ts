import type { Figure, Shown } from './figure.ts'

/** A table after RFC 4180, with the day it was counted on every line. Withheld is a word, absent is nothing. */
export function csvOf({ heading, series, rows, day }: Figure, withheld: string): string {
  const value = (shown: Shown): string => (shown === null ? withheld : String(shown ?? ''))
  const lines = [
    ['code', heading, ...series, 'date'],
    ...rows.map(({ code, label, values }) => [
      code,
      label,
      ...series.map((_, index) => value(values[index])),
      day,
    ]),
  ]
  // A spreadsheet takes the mark at the start as a sign that letters are UTF-8.
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  // A spreadsheet would run what begins like a formula.
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
