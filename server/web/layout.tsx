import type { ComponentChildren, VNode } from 'preact'
import { Bell } from './components/bell.tsx'
import { ErrorSummary } from './components/error-summary.tsx'
import { HiddenFields } from './components/form.tsx'
import { Queue } from './components/queue.tsx'
import type { View } from './http/visit.ts'
import { SHORTCUTS, homeOf, menuOf } from './navigation.ts'
import type { Link } from './navigation.ts'
import { paths, withQuery } from './paths.ts'
import { LANGUAGES, translator } from './texts.ts'

interface LayoutProps {
  readonly view: View
  readonly title: string
  /** A script of the page's own, beside the live updates. */
  readonly script?: string | undefined
  readonly children: ComponentChildren
}

/** What every page has: language, title, a way past the header, who one is, and one place for announcements. */
export function Layout({ view, title, script, children }: LayoutProps): VNode {
  const { t, language, form, done, role } = view
  const failed = form.errors.length > 0
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${failed ? `${t('errors.in-title')}: ` : ''}${title} – Onderdak`}</title>
        <link rel="stylesheet" href={paths.style()} />
        <link rel="icon" href={paths.icon()} type="image/svg+xml" />
        {script !== undefined && <script type="module" src={script} />}
        {role !== undefined && <script type="module" src={paths.liveScript()} />}
        {role !== undefined && <script type="module" src={paths.queueScript()} />}
        {view.shortcuts && <script type="module" src={paths.keysScript()} />}
      </head>
      <body data-page={view.url}>
        <a class="skip" href="#main">
          {t('skip')}
        </a>
        <Header view={view} />
        <main id="main" tabIndex={-1}>
          <LiveStatus view={view} />
          <p class="offline" id="offline" role="status" hidden>
            {t('offline.here')}
          </p>
          {done !== undefined && !failed && <p class="done">{t(done)}</p>}
          <ErrorSummary view={view} />
          <Queue view={view} />
          {children}
        </main>
        <Footer view={view} />
      </body>
    </html>
  )
}

/** Help, and easy Dutch for who reads Dutch. */
function Footer({ view: { t, language, easy, url } }: { readonly view: View }): VNode {
  return (
    <footer>
      <a href={paths.help()}>{t('help.link')}</a>
      {language === 'nl' && (
        <a href={withQuery(url, { easy: easy ? 'off' : 'on' })}>
          {easy ? t('help.easy-off') : t('help.easy-on')}
        </a>
      )}
    </footer>
  )
}

function Header({ view }: { readonly view: View }): VNode {
  const { role } = view
  return (
    <header>
      <div class="bar">
        <a class="name" href={role === undefined ? paths.start() : homeOf(role)}>
          Onderdak
        </a>
        <div class="who">
          {role !== undefined && <Bell view={view} />}
          <Account view={view} />
          <LanguageLinks view={view} />
        </div>
      </div>
      <Menu view={view} />
    </header>
  )
}

function Menu({ view: { t, role, url } }: { readonly view: View }): VNode | null {
  const menu = menuOf(role)
  if (menu.length === 0) return null
  const [here = ''] = url.split('?')
  const item = ({ key, to }: Link): VNode => (
    <li key={to}>
      <a href={to} aria-current={here === to ? 'page' : undefined} data-key={SHORTCUTS[to]}>
        {t(key)}
      </a>
    </li>
  )
  return (
    <nav class="menu" aria-label={t('nav.label')}>
      <ul>
        {menu.map((entry) =>
          'to' in entry ? (
            item(entry)
          ) : (
            <li key={entry.key}>
              <details name="menu">
                <summary class={entry.links.some(({ to }) => to === here) ? 'here' : undefined}>
                  {t(entry.key)}
                </summary>
                <ul>{entry.links.map(item)}</ul>
              </details>
            </li>
          ),
        )}
      </ul>
    </nav>
  )
}

function Account({ view }: { readonly view: View }): VNode {
  const { t, role } = view
  if (role === undefined) return <a href={paths.signIn()}>{t('nav.sign-in')}</a>
  return (
    <form method="post" action={paths.signOut()}>
      <HiddenFields view={view} id="sign-out" />
      <span class="role">{t(`role.${role}`)}</span>
      <button class="link">{t('nav.sign-out')}</button>
    </form>
  )
}

function LanguageLinks({ view: { language, url } }: { readonly view: View }): VNode {
  const other = LANGUAGES.find((candidate) => candidate !== language) ?? 'nl'
  return (
    <a href={withQuery(url, { lang: other })} lang={other} hreflang={other}>
      {translator(other)('language.name')}
    </a>
  )
}

/** Stays in the page while its parts are replaced, so that screen readers hear what is put into it. */
function LiveStatus({ view: { t } }: { readonly view: View }): VNode {
  return (
    <p
      role="status"
      id="live-status"
      class="live-status"
      data-announce={t('live.announce', { what: '{what}' })}
      data-away={t('live.away')}
      data-signed-out={t('live.signed-out')}
    />
  )
}
