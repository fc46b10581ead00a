import type { EChartsCoreOption } from 'echarts/core'
import type { Figure, FigureRow, Shown } from './figure.ts'

/** Drawn once for each: a browser chooses by its reader's screen. */
export interface Look {
  readonly dark: boolean
  readonly width: number
  /** What is written where a number is withheld. */
  readonly withheld: string
}

const LIGHT = {
  ...{ ink: '#17252e', note: '#485a65', line: '#d6dee2' },
  series: ['#0a5463', '#c8791a', '#7a8f9a', '#4f9d69'],
}
const DARK = {
  ...{ ink: '#e9eff2', note: '#b0c0c9', line: '#394955' },
  series: ['#84d3e0', '#f4c877', '#8b9da8', '#8edcae'],
}
type Colours = typeof LIGHT

/** A chart as SVG, with title and description inside. The library is loaded when the first one is asked for. */
export async function draw(figure: Figure, look: Look): Promise<string> {
  const { init } = await library()
  const chart = init(null, null, {
    ...{ renderer: 'svg', ssr: true, width: look.width, height: heightOf(figure, look) },
  })
  chart.setOption(optionOf(figure, look))
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg.replace(
    />/,
    ` role="img"><title>${escaped(figure.title)}</title><desc>${escaped(describe(figure))}</desc>`,
  )
}

let loading: Promise<{ init: typeof import('echarts/core').init }> | undefined

function library() {
  loading ??= load()
  return loading
}

async function load() {
  const [core, { BarChart, LineChart }, { GridComponent, LegendComponent }, { SVGRenderer }] =
    await Promise.all([
      import('echarts/core'),
      import('echarts/charts'),
      import('echarts/components'),
      import('echarts/renderers'),
    ])
  core.use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer])
  return { init: core.init }
}

export function heightOf({ drawing, rows, series, drawn }: Figure, { width }: Look): number {
  const legend = legendHeight(drawn ?? series.length, width)
  if (drawing === 'bars' || drawing === 'stacked-bars') {
    return 40 + legend + Math.max(1, rows.length) * (width < 500 ? narrowRow(rows) : 36)
  }
  return width < 500 ? 280 : 300
}

const NARROW_LABEL = 130
const LABEL_LINE = 15
/** Of a letter of 13 pixels, on the generous side: fonts differ between readers. */
const LETTER = 8

/** Room for the label that takes most lines, so that no two labels touch. */
function narrowRow(rows: readonly FigureRow[]): number {
  const lines = rows.map(({ label }) => Math.ceil((label.length * LETTER) / NARROW_LABEL))
  return Math.max(54, Math.max(0, ...lines) * LABEL_LINE + 12)
}

/** On a narrow screen a legend of three takes a second line. */
function legendHeight(series: number, width: number): number {
  if (series < 2) return 0
  return width < 500 && series > 2 ? 56 : 36
}

function optionOf(figure: Figure, look: Look): EChartsCoreOption {
  const colours = look.dark ? DARK : LIGHT
  const lying = figure.drawing === 'bars' || figure.drawing === 'stacked-bars'
  const many = seriesCount(figure) > 1
  const headings = headingAxis(figure, look, colours, lying)
  const numbers = numberAxis(colours)
  return {
    ...{ animation: false, color: colours.series, backgroundColor: 'transparent' },
    textStyle: { fontFamily: 'Helvetica, Arial, sans-serif', fontSize: 13, color: colours.ink },
    ...(many && {
      legend: {
        ...{ top: 0, left: 0, textStyle: { color: colours.ink }, icon: icon(figure) },
        itemGap: look.width < 500 ? 28 : 14,
      },
    }),
    grid: {
      top: 14 + legendHeight(seriesCount(figure), look.width),
      left: lying && look.width < 500 ? 20 : 8,
      right: lying ? 48 : 16,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: lying ? numbers : headings,
    yAxis: lying ? headings : numbers,
    series: figure.series
      .slice(0, seriesCount(figure))
      .map((name, index) => seriesOf(figure, { name, index }, look, colours)),
  }
}

function seriesCount({ drawn, series }: Figure): number {
  return drawn ?? series.length
}

function icon({ drawing }: Figure): string {
  return drawing === 'lines' ? 'rect' : 'roundRect'
}

function headingAxis({ rows, drawing }: Figure, { width }: Look, colours: Colours, lying: boolean) {
  const label = { color: colours.ink, fontSize: 13, hideOverlap: true }
  const lines = { axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false } }
  if (drawing === 'lines') {
    return {
      type: 'time',
      ...lines,
      axisLabel: { ...label, formatter: TIME },
      splitLine: { show: false },
    }
  }
  return {
    ...{ type: 'category', data: rows.map((row) => row.label), inverse: lying, ...lines },
    axisLabel: {
      ...label,
      ...(lying
        ? {
            width: width < 500 ? NARROW_LABEL : 200,
            overflow: 'break',
            lineHeight: 15,
            hideOverlap: false,
          }
        : standing(rows.length, width)),
    },
  }
}

/** A few headings get room for their words; many are turned. */
function standing(headings: number, width: number) {
  if (headings > 6) return { interval: 0, rotate: 45 }
  const room = Math.floor((width - 60) / Math.max(1, headings)) - 8
  return { interval: 0, hideOverlap: false, width: room, overflow: 'break', lineHeight: 15 }
}

const TIME = { year: '{yyyy}', month: '{MM}-{yyyy}', day: '{d}-{M}' }

function numberAxis(colours: Colours) {
  return {
    ...{ type: 'value', minInterval: 1, min: 0, splitNumber: 4 },
    axisLabel: { color: colours.note, fontSize: 12 },
    splitLine: { lineStyle: { color: colours.line } },
  }
}

function seriesOf(
  figure: Figure,
  { name, index }: { readonly name: string; readonly index: number },
  { withheld, width }: Look,
  colours: Colours,
) {
  const { drawing, rows } = figure
  if (drawing === 'lines') {
    const data = rows.map(({ code, values }) => [code, values[index] ?? null])
    const symbol = rows.length < 3 ? 'circle' : 'none'
    return { type: 'line', name, data, symbol, symbolSize: 8, lineStyle: { width: 2.5 } }
  }
  const stacked = drawing === 'stacked-bars'
  const crowded = width < 500 && drawing === 'columns' && rows.length > 6
  return {
    ...{ type: 'bar', name, barMaxWidth: 24, barGap: '10%' },
    ...(stacked && { stack: 'all' }),
    data: rows.map(({ values }) =>
      bar(values[index], {
        withheld: drawing === 'columns' ? '×' : withheld,
        plain: stacked || crowded,
        colours,
      }),
    ),
  }
}

interface Bar {
  readonly withheld: string
  /** Too little room for its number. */
  readonly plain: boolean
  readonly colours: Colours
}

/** A bar says its number; where it is withheld it says so instead. */
function bar(value: Shown, { withheld, plain, colours }: Bar) {
  if (value === undefined) return { value: 0 }
  const hidden = value === null
  const label = {
    ...{
      show: hidden || !plain,
      position: plain ? 'insideLeft' : 'outside',
      color: hidden ? colours.note : colours.ink,
      fontSize: 12,
    },
    ...(hidden && { formatter: withheld }),
  }
  return { value: value ?? 0, label }
}

/** The numbers as a sentence for who cannot see the chart; long series only say how they began and ended. */
function describe({ rows, series }: Figure): string {
  const said = rows.length > 20 ? [rows[0], rows.at(-1)] : rows
  return said.flatMap((row) => (row ? [rowText(row, series)] : [])).join('; ')
}

function rowText({ label, values }: FigureRow, series: readonly string[]): string {
  return `${label}: ${series.map((name, index) => `${name} ${values[index] ?? '–'}`).join(', ')}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
