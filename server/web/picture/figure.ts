/** A number to show: `null` is withheld, `undefined` is not there. */
export type Shown = number | null | undefined

/** How a figure is drawn: lying bars by heading, standing columns by heading, or lines over days. */
export type Drawing = 'bars' | 'stacked-bars' | 'columns' | 'lines'

/** One set of numbers: chart, table, CSV and report are all made from it. */
export interface Figure {
  readonly id: string
  readonly title: string
  readonly note?: string
  /** The day it was counted, `YYYY-MM-DD`. */
  readonly day: string
  readonly drawing: Drawing
  /** What the rows are, and what each series counts. */
  readonly heading: string
  readonly series: readonly string[]
  /** How many of the series are drawn; the table has them all. */
  readonly drawn?: number
  readonly rows: readonly FigureRow[]
}

export interface FigureRow {
  /** Stable code for machines, and name for people. */
  readonly code: string
  readonly label: string
  readonly values: readonly Shown[]
}

export type Part = 'waiting' | 'causes' | 'places'
export const PARTS: readonly Part[] = ['waiting', 'causes', 'places']
