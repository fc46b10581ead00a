import type { VNode } from 'preact'
import type { View } from '../http/visit.ts'
import { heightOf } from '../picture/draw.ts'
import type { Figure, Shown } from '../picture/figure.ts'
import { paths, withQuery } from '../paths.ts'
import { dayText } from './moment.tsx'

/** Width of a chart in pixels, as it is drawn: on a telephone, and elsewhere. */
export const WIDTHS = { narrow: 340, wide: 540 } as const

interface FigureProps {
  readonly view: View
  readonly figure: Figure
  /** Drawn in the page itself instead of as a picture of its own. */
  readonly drawing?: VNode
}

/** A chart with title, what it says, source and date, its numbers as a table, and as CSV. */
export function FigureBlock({ view, figure, drawing }: FigureProps): VNode {
  const { t, language } = view
  const { id, title, note, rows, day } = figure
  const empty = rows.length === 0
  return (
    <figure class="figure card" id={id} aria-labelledby={`${id}-title`}>
      <figcaption>
        <h2 class="plain" id={`${id}-title`}>
          {title}
        </h2>
        {note !== undefined && <p class="hint">{note}</p>}
      </figcaption>
      {empty ? (
        <p class="note">{t('picture.none')}</p>
      ) : (
        (drawing ?? <Chart {...{ view, figure }} />)
      )}
      {!empty && (
        <details>
          <summary>
            {t('picture.table')}
            <span class="hidden-text">: {title}</span>
          </summary>
          <FigureTable view={view} figure={figure} />
        </details>
      )}
      <p class="figure-foot note">
        {t('picture.source', { day: day === '' ? '–' : dayText(day, language) })}{' '}
        <a href={paths.pictureTable(id)} download>
          {t('picture.csv')}
          <span class="hidden-text">: {title}</span>
        </a>
      </p>
    </figure>
  )
}

function Chart({ view, figure }: { readonly view: View; readonly figure: Figure }): VNode {
  const { t, language } = view
  const at = (size: keyof typeof WIDTHS, theme: 'light' | 'dark'): string =>
    withQuery(paths.pictureChart(figure.id), { language, theme, size, day: figure.day })
  const narrow = '(max-width: 40rem)'
  const dark = '(prefers-color-scheme: dark)'
  const look = { dark: false, width: WIDTHS.wide, withheld: '' }
  return (
    <picture>
      <source media={`print and ${narrow}`} srcset={at('narrow', 'light')} />
      <source media="print" srcset={at('wide', 'light')} />
      <source media={`${narrow} and ${dark}`} srcset={at('narrow', 'dark')} />
      <source media={narrow} srcset={at('narrow', 'light')} />
      <source media={dark} srcset={at('wide', 'dark')} />
      <img
        src={at('wide', 'light')}
        alt={t('picture.chart-of', { title: figure.title })}
        width={WIDTHS.wide}
        height={heightOf(figure, look)}
        loading="lazy"
      />
    </picture>
  )
}

function FigureTable({ view, figure }: { readonly view: View; readonly figure: Figure }): VNode {
  const { id, heading, series, rows } = figure
  const numbers = new Intl.NumberFormat(view.language === 'nl' ? 'nl-NL' : 'en-GB')
  const said = (value: Shown): string => {
    if (value === null) return view.t('picture.withheld')
    return value === undefined ? '–' : numbers.format(value)
  }
  return (
    <div class="scroll" role="region" aria-labelledby={`${id}-title`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {series.map((name) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, label, values }) => (
            <tr key={code}>
              <th scope="row">{label}</th>
              {series.map((name, index) => (
                <td key={name} class="number">
                  {said(values[index])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
