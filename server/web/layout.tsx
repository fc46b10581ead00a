import type { ComponentChildren, VNode } from 'preact'
import { paths } from './paths.ts'
import { LANGUAGES, translator } from './texts.ts'
import type { Language, Translate } from './texts.ts'

interface LayoutProps {
  readonly title: string
  readonly language: Language
  readonly t: Translate
  readonly script?: string
  readonly children: ComponentChildren
}

/** What every page has: language, title, a way past the header, and one place for announcements. */
export function Layout({ title, language, t, script, children }: LayoutProps): VNode {
  const other = LANGUAGES.find((candidate) => candidate !== language) ?? 'nl'
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="stylesheet" href={paths.style()} />
        {script !== undefined && <script type="module" src={script} />}
      </head>
      <body>
        <a class="skip" href="#main">
          {t('skip')}
        </a>
        <header>
          <a class="name" href={paths.start(language)}>
            Onderdak
          </a>
          <nav>
            <a href={paths.start(other)} lang={other} hreflang={other}>
              {translator(other)('language.name')}
            </a>
          </nav>
        </header>
        <main id="main">{children}</main>
      </body>
    </html>
  )
}
