import type { VNode } from 'preact'

interface Tab {
  readonly to: string
  readonly label: string
  readonly count?: number
  readonly current: boolean
}

/** Views of one page, each with its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }): VNode {
  return (
    <nav aria-label={label}>
      <ul class="tabs">
        {tabs.map(({ to, label: name, count, current }) => (
          <li key={to}>
            <a href={to} aria-current={current ? 'page' : undefined}>
              {name}
              {count !== undefined && <span class="badge">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
