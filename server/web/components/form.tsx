import type { ComponentChildren, VNode } from 'preact'
import type { View } from '../http/visit.ts'

interface FormProps {
  readonly view: View
  /** Which form of the page: its fields' ids begin with it. */
  readonly id: string
  readonly action: string
  readonly class?: string
  /** What the act is called while it waits for a connection; absent: it does not wait. */
  readonly waitsAs?: string
  /** What the script does with it after each change: save it, or only try it. */
  readonly follows?: 'stay' | 'try' | undefined
  readonly children: ComponentChildren
}

/** A form that works without script: what it says is checked by the service, not by the browser. */
export function Form({ view, id, action, waitsAs, follows, children, ...own }: FormProps): VNode {
  return (
    <form
      method="post"
      action={action}
      class={own.class}
      noValidate
      data-queue={waitsAs}
      data-follows={follows}
    >
      <HiddenFields view={view} id={id} />
      {children}
    </form>
  )
}

/** What every form carries: which one it is, whose page it came from, and a key that lets it act once. */
export function HiddenFields({ view, id }: { readonly view: View; readonly id: string }): VNode {
  return (
    <>
      <input type="hidden" name="csrf" value={view.csrf} />
      <input type="hidden" name="key" value={view.formKey} />
      <input type="hidden" name="form" value={id} />
    </>
  )
}
