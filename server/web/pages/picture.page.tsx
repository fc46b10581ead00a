import type { VNode } from 'preact'
import { LEAST_SHOWN } from '../../features/monitoring/suppress.ts'
import { FigureBlock } from '../components/figure.tsx'
import { Moment } from '../components/moment.tsx'
import { Tabs } from '../components/tabs.tsx'
import { TileMap } from '../components/tile-map.tsx'
import type { Screen } from '../http/screen.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { paths, withQuery } from '../paths.ts'
import { PARTS } from '../picture/figure.ts'
import type { Part } from '../picture/figure.ts'
import { readPicture } from '../picture/figures.ts'
import type { Picture } from '../picture/figures.ts'
import { keyNumbers } from '../picture/key-numbers.ts'

export const pictureScreen: Screen = {
  path: '/picture',
  access: 'see-picture',
  show: async (visit) => {
    const { language, t } = visit.view
    const part = PARTS.find((name) => name === visit.query.get('part')) ?? 'waiting'
    return PicturePage({
      visit,
      part,
      picture: await readPicture({ language, t, deps: visit.deps }),
    })
  },
}

interface PictureProps {
  readonly visit: Visit
  readonly part: Part
  readonly picture: Picture
}

/** The whole country in numbers, in three parts. */
function PicturePage({ visit, part, picture }: PictureProps): VNode {
  const { view } = visit
  const { t } = view
  const [asOfBefore = '', asOfAfter = ''] = t('picture.as-of', { moment: '\n' }).split('\n')
  return (
    <Layout view={view} title={t('picture.title')}>
      <div class="row">
        <h1>{t('picture.title')}</h1>
        <a class="button second" href={paths.pictureReport()}>
          {t('picture.report')}
        </a>
      </div>
      <p class="lead">{t('picture.lead')}</p>
      <KeyNumbers {...{ visit, part, picture }} />
      <Tabs
        label={t('picture.parts')}
        tabs={PARTS.map((name) => ({
          to: withQuery(paths.picture(), { part: name }),
          label: t(`picture.part.${name}`),
          current: name === part,
        }))}
      />
      <div class="figures">
        {picture.parts[part].map((figure) => (
          <FigureBlock
            key={figure.id}
            view={view}
            figure={figure}
            {...(figure.id === 'regions' && {
              drawing: (
                <TileMap
                  view={view}
                  title={figure.title}
                  rows={figure.rows}
                  names={regionNames(visit)}
                />
              ),
            })}
          />
        ))}
      </div>
      <p class="note">
        {asOfBefore}
        <Moment view={view} at={picture.asOf} />
        {asOfAfter} {t('picture.withheld-note', { least: LEAST_SHOWN })}
      </p>
    </Layout>
  )
}

function KeyNumbers({ visit: { view }, picture }: PictureProps): VNode {
  const { t } = view
  return (
    <dl class="sums key-numbers">
      {keyNumbers(picture).map(({ key, part, whole }) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd class={part === null ? 'withheld-number' : undefined}>
            {part ?? t('picture.withheld')}
            {whole !== undefined && part !== null && (
              <span class="note"> {t('picture.of', { part: '', whole }).trim()}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function regionNames({ deps }: Visit): ReadonlyMap<string, string> {
  return new Map([...deps.reference.regions.values()].map(({ code, nameNl }) => [code, nameNl]))
}
