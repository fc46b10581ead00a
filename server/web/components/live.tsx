import type { ComponentChildren, VNode } from 'preact'
import type { View } from '../http/visit.ts'

type Kind = 'capacity' | 'notice' | 'offer' | 'plan' | 'request' | 'stay' | 'waitlist'

interface LiveProps {
  readonly view: View
  readonly id: string
  /** Kinds of messages after which this part is fetched again. */
  readonly on: readonly Kind[]
  /** What it is called when its change is announced. */
  readonly name: string
  readonly class?: string
  /** Only say that it has changed: showing it anew would cost more than a look. */
  readonly notice?: boolean
  readonly children: ComponentChildren
}

/**
 * A part of a page that follows what happens elsewhere. While somebody is busy in it, it stays as it is and
 * only says so; the note floats above the part, so that nothing moves away under a finger.
 */
export function Live({ view, id, on, name, notice, children, ...own }: LiveProps): VNode {
  return (
    <section
      id={id}
      class={own.class === undefined ? 'live' : `live ${own.class}`}
      data-live={on.join(' ')}
      data-live-name={name}
      data-live-notice={notice}
    >
      <p class="changed" hidden data-changed>
        {view.t('live.changed')} <a href={view.url}>{view.t('live.reload')}</a>
      </p>
      {children}
    </section>
  )
}
