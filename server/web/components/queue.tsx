import type { VNode } from 'preact'
import type { View } from '../http/visit.ts'

/**
 * What somebody did without a connection, kept in this browser and sent in order once there is one. Filled in
 * by the script; without script there is nothing in it to see.
 */
export function Queue({ view }: { readonly view: View }): VNode | null {
  const { t, keeps } = view
  if (keeps === undefined) return null
  return (
    <section
      id="queue"
      class="queue"
      hidden
      aria-labelledby="queue-title"
      data-keeps={keeps}
      data-said={t('queue.said')}
      data-leave={t('queue.leave')}
      data-badge={t('queue.badge')}
    >
      <h2 class="plain" id="queue-title">
        {t('queue.title')}
      </h2>
      <p class="note">{t('queue.note')}</p>
      <ol class="stack" data-acts />
      <template data-act>
        <li class="row">
          <span>
            <strong data-what /> <time data-at />
            <span class="block note" data-why />
          </span>
          <span class="actions">
            <span class="badge care" data-if="waiting">
              {t('queue.waiting')}
            </span>
            <span class="badge calm" data-if="sending">
              {t('queue.sending')}
            </span>
            <span class="badge bad" data-if="refused">
              {t('queue.refused')}
            </span>
            <span class="badge bad" data-if="old">
              {t('queue.old')}
            </span>
            <button type="button" class="link" data-drop>
              {t('queue.drop')}
              <span class="hidden-text" data-what />
            </button>
          </span>
        </li>
      </template>
    </section>
  )
}
