import { createRequire } from 'node:module'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { LEAST_SHOWN } from '../../features/monitoring/suppress.ts'
import { dayText, momentText } from '../components/moment.tsx'
import type { Language, Translate } from '../texts.ts'
import { draw, heightOf } from './draw.ts'
import type { Figure, Shown } from './figure.ts'
import { PARTS } from './figure.ts'
import type { Picture } from './figures.ts'
import { keyNumbers } from './key-numbers.ts'

interface Reader {
  readonly t: Translate
  readonly language: Language
}

/** Width of what is printed on a page of A4, in points. */
const WIDTH = 499
/** A long series prints its first and last rows only when it has more than this. */
const MOST_ROWS = 40

/** The whole picture as a PDF: every chart with its table, for who reads on paper. */
export async function reportOf(picture: Picture, reader: Reader): Promise<Buffer> {
  const { t, language } = reader
  const parts = await Promise.all(
    PARTS.map(async (part): Promise<Content[]> => [
      {
        text: t(`picture.part.${part}`),
        style: 'part',
        ...(part !== 'waiting' && { pageBreak: 'before' }),
      },
      ...(await Promise.all(picture.parts[part].map((figure) => figureOf(figure, reader)))).flat(),
    ]),
  )
  const document: TDocumentDefinitions = {
    info: { title: t('picture.title') },
    ...{ pageSize: 'A4', pageMargins: [48, 48, 48, 56] },
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.25, color: '#17252e' },
    styles: STYLES,
    footer: (page, last) => ({
      text: t('picture.report-page', { page, last }),
      ...{ alignment: 'right', margin: [48, 16, 48, 0], fontSize: 8, color: '#485a65' },
    }),
    content: [
      { text: 'Onderdak', color: '#0a5463', bold: true },
      { text: t('picture.title'), style: 'title' },
      { text: t('picture.lead'), margin: [0, 0, 0, 6] },
      { text: t('picture.as-of', { moment: momentText(picture.asOf, language) }), style: 'note' },
      { text: t('picture.withheld-note', { least: LEAST_SHOWN }), style: 'note' },
      keyTable(picture, reader),
      ...parts.flat(),
    ],
  }
  return pdf().createPdf(document).getBuffer()
}

const STYLES = {
  title: { fontSize: 22, bold: true, margin: [0, 2, 0, 6] },
  part: { fontSize: 16, bold: true, color: '#0a5463', margin: [0, 18, 0, 6] },
  figure: { fontSize: 12, bold: true, margin: [0, 12, 0, 2] },
  note: { fontSize: 8.5, color: '#485a65', margin: [0, 0, 0, 4] },
  head: { bold: true, fillColor: '#e9eff1' },
} satisfies TDocumentDefinitions['styles']

function keyTable(picture: Picture, { t }: Reader): Content {
  const numbers = keyNumbers(picture)
  return {
    margin: [0, 8, 0, 0],
    layout: 'noBorders',
    table: {
      widths: numbers.map(() => '*'),
      body: [
        numbers.map(({ key }) => ({ text: t(key), style: 'note' })),
        numbers.map(({ part, whole }) => ({
          text: part === null ? t('picture.withheld') : withWhole(part, whole, t),
          ...{ fontSize: 15, bold: true },
        })),
      ],
    },
  }
}

function withWhole(part: number, whole: number | undefined, t: Translate): string {
  return whole === undefined ? String(part) : t('picture.of', { part, whole })
}

async function figureOf(figure: Figure, { t, language }: Reader): Promise<Content[]> {
  const { title, note, rows, day } = figure
  const dated = t('picture.source', { day: day === '' ? '–' : dayText(day, language) })
  const said: Content[] = [
    { text: title, style: 'figure' },
    { text: note === undefined ? dated : `${note} ${dated}`, style: 'note' },
  ]
  if (rows.length === 0) return [...said, { text: t('picture.none') }]
  const look = { dark: false, width: 620, withheld: t('picture.withheld') }
  const chart: Content = {
    svg: await draw(figure, look),
    ...{ width: WIDTH, height: (heightOf(figure, look) * WIDTH) / look.width },
  }
  return [{ stack: [...said, chart], unbreakable: true }, tableOf(figure, t)]
}

function tableOf({ heading, series, rows }: Figure, t: Translate): Content {
  const value = (shown: Shown): string =>
    shown === null ? t('picture.withheld') : String(shown ?? '–')
  const printed = rows.length > MOST_ROWS ? rows.slice(-MOST_ROWS) : rows
  return {
    margin: [0, 2, 0, 8],
    fontSize: 8.5,
    layout: 'lightHorizontalLines',
    table: {
      ...{ headerRows: 1, widths: ['*', ...series.map(() => 'auto')] },
      body: [
        [heading, ...series].map((text, index) => ({
          ...{ text, style: 'head', alignment: index === 0 ? 'left' : 'right' },
        })),
        ...printed.map(({ label, values }) => [
          label,
          ...series.map((_, index) => ({
            text: value(values[index]),
            alignment: 'right' as const,
          })),
        ]),
      ],
    },
  }
}

let made: typeof import('pdfmake') | undefined

/** The library with the fonts its package brings; it may read nothing else, from nowhere. */
function pdf(): typeof import('pdfmake') {
  if (made) return made
  const require = createRequire(import.meta.url)
  const load: (name: string) => typeof import('pdfmake') = require
  const library = load('pdfmake')
  const font = (style: string): string =>
    require.resolve(`pdfmake/fonts/Roboto/Roboto-${style}.ttf`)
  library.setUrlAccessPolicy(() => false)
  library.setLocalAccessPolicy((path) => path.includes('/pdfmake/fonts/'))
  library.setFonts({
    Roboto: {
      ...{ normal: font('Regular'), bold: font('Medium') },
      ...{ italics: font('Italic'), bolditalics: font('MediumItalic') },
    },
  })
  made = library
  return library
}
