import type { VNode } from 'preact'
import type { StoredAuditEntry } from '../../../models/audit.model.ts'
import type { Visit } from '../http/visit.ts'
import type { Page } from '../../page-rows.ts'
import { paths } from '../paths.ts'
import { isKey } from '../texts.ts'
import { Form } from './form.tsx'
import { Moment } from './moment.tsx'

export interface AuditRowsProps {
  readonly visit: Visit
  readonly found: Page<StoredAuditEntry> & {
    /** What users are called, by id. */
    readonly people: ReadonlyMap<string, string>
  }
}

/** What was found in the access log, and the way to older and newer entries: by form, as the search itself. */
export function AuditRows({ visit, found }: AuditRowsProps): VNode {
  const { view } = visit
  const { t } = view
  const { page, pageSize, total, items } = found
  return (
    <section aria-labelledby="found">
      <h2 id="found">{t('audit.found', { n: total })}</h2>
      {total === 0 ? (
        <p class="note">{t('audit.none')}</p>
      ) : (
        <table class="folds">
          <thead>
            <tr>
              {(['when', 'who', 'act', 'about', 'ground'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`audit.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((entry) => (
              <AuditRow key={String(entry._id)} {...{ visit, entry, found }} />
            ))}
          </tbody>
        </table>
      )}
      <div class="pages">
        {page > 1 && <Turn visit={visit} to={page - 1} label={t('audit.newer')} />}
        {page * pageSize < total && <Turn visit={visit} to={page + 1} label={t('audit.older')} />}
      </div>
    </section>
  )
}

/** The same search, another page of it. */
function Turn({ visit, to, label }: { visit: Visit; to: number; label: string }): VNode {
  const { view, fields } = visit
  return (
    <Form view={view} id={`audit-page-${to}`} action={paths.auditSearch()}>
      {(['subject', 'person', 'act', 'since', 'till'] as const).map((name) => (
        <input key={name} type="hidden" name={name} value={fields.get(name) ?? ''} />
      ))}
      <input type="hidden" name="page" value={to} />
      <button class="second">{label}</button>
    </Form>
  )
}

interface RowProps extends AuditRowsProps {
  readonly entry: StoredAuditEntry
}

function AuditRow({ visit, entry, found }: RowProps): VNode {
  const { view, deps } = visit
  const { t, language } = view
  const key = `act.${entry.act}`
  const ground = deps.reference.grounds.get(entry.purpose)
  return (
    <tr>
      <td>
        <Moment view={view} at={entry.at.toISOString()} />
      </td>
      <td>{whoText(entry, found.people, visit)}</td>
      <th scope="row">
        {isKey(key) ? t(key) : <code>{entry.act}</code>}
        <Details visit={visit} entry={entry} />
      </th>
      <td>
        {entry.caseTokens.length > 0 && t('audit.of-households', { n: entry.caseTokens.length })}
      </td>
      <td data-label={t('audit.ground')}>
        {ground ? (language === 'nl' ? ground.purposeNl : ground.purposeEn) : entry.purpose}
      </td>
    </tr>
  )
}

function whoText(
  { actor }: StoredAuditEntry,
  people: ReadonlyMap<string, string>,
  { view: { t } }: Visit,
): string {
  if (actor.role === 'system') return t('audit.system')
  const key = `role.${actor.role}`
  return `${people.get(actor.id) ?? t('audit.gone')} (${isKey(key) ? t(key) : actor.role})`
}

function Details({ visit, entry }: Omit<RowProps, 'found'>): VNode {
  const { t } = visit.view
  const { fields, reason, sealedIn, caseTokens } = entry
  return (
    <details class="plain-text">
      <summary>{t('audit.ids')}</summary>
      <ul>
        {idLines(entry).map((line) => (
          <li key={line}>
            <code>{line}</code>
          </li>
        ))}
        {caseTokens.slice(0, 5).map((token) => (
          <li key={token}>
            <code class="break">{token}</code>
          </li>
        ))}
        {fields.length > 0 && <li>{t('audit.fields', { fields: fields.join(', ') })}</li>}
        {reason != null && <li>{t('audit.reason', { reason })}</li>}
        <li>{sealedIn == null ? t('audit.not-sealed') : t('audit.sealed', { n: sealedIn })}</li>
      </ul>
    </details>
  )
}

function idLines({ ids }: StoredAuditEntry): string[] {
  const known: unknown = ids
  if (typeof known !== 'object' || known === null) return []
  return Object.entries(known).map(([name, value]) => `${name} ${String(value)}`)
}
