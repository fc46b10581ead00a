import { recordRead } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { WIDTHS } from '../components/figure.tsx'
import type { Download } from '../http/download.ts'
import type { Visit } from '../http/visit.ts'
import { csvOf } from '../picture/csv.ts'
import { draw } from '../picture/draw.ts'
import type { Figure } from '../picture/figure.ts'
import { allFigures, readPicture } from '../picture/figures.ts'
import type { Picture } from '../picture/figures.ts'
import { reportOf } from '../picture/report.ts'
import { translator } from '../texts.ts'

/** A chart, as a picture of its own: the page's policy allows no styles inside the page. */
const chart: Download = {
  path: '/picture/charts/:figure',
  access: 'see-picture',
  make: async (visit) => {
    const { query, view } = visit
    const language = query.get('language') === 'en' ? 'en' : 'nl'
    const t = translator(language)
    const picture = await readPicture({ language, t, deps: visit.deps })
    const look = {
      dark: query.get('theme') === 'dark',
      width: query.get('size') === 'narrow' ? WIDTHS.narrow : WIDTHS.wide,
      withheld: view.t('picture.withheld'),
    }
    return { type: 'image/svg+xml', body: await draw(figureOf(visit, picture), look) }
  },
}

const table: Download = {
  path: '/picture/tables/:figure',
  access: 'see-picture',
  make: async (visit) => {
    const figure = figureOf(visit, await pictureFor(visit))
    await noteExport(visit, figure.id)
    const body = csvOf(figure, visit.view.t('picture.withheld'))
    return {
      type: 'text/csv; charset=utf-8',
      body,
      name: `onderdak-${figure.id}-${figure.day}.csv`,
    }
  },
}

const report: Download = {
  path: '/picture/report',
  access: 'see-picture',
  make: async (visit) => {
    const picture = await pictureFor(visit)
    await noteExport(visit, 'report')
    const body = await reportOf(picture, visit.view)
    return { type: 'application/pdf', body, name: `onderdak-${picture.asOf.slice(0, 10)}.pdf` }
  },
}

export const pictureDownloads: readonly Download[] = [chart, table, report]

function pictureFor({ view: { language, t }, deps }: Visit): Promise<Picture> {
  return readPicture({ language, t, deps })
}

/** Throws `not-found`. */
function figureOf({ params }: Visit, picture: Picture): Figure {
  const figure = allFigures(picture).find(({ id }) => id === params['figure'])
  if (!figure) throw new Problem('not-found', 'There is no such figure.')
  return figure
}

/** Numbers that leave the service are noted, though they are of nobody in particular. */
function noteExport({ actor, deps }: Visit, what: string): Promise<void> {
  return recordRead(deps, actor, { act: 'picture.exported', fields: [what] })
}
