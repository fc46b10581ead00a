import type { ComponentChildren, VNode } from 'preact'
import type { PlacementRequest } from '../../features/requests/request.schema.ts'
import type { Visit } from '../http/visit.ts'
import { paths } from '../paths.ts'
import { Form } from './form.tsx'
import { Moment } from './moment.tsx'

interface ClaimedProps {
  readonly visit: Visit
  readonly request: PlacementRequest
  readonly holder: string | undefined
  /** How to decide: not shown while somebody else has it. */
  readonly children: ComponentChildren
}

/** Who is deciding on a request just now, and how to take it or give it back. */
export function Claimed({ visit, request, holder, children }: ClaimedProps): VNode {
  const { view, actor } = visit
  const { t } = view
  const { claim, id } = request
  if (!claim) {
    return (
      <>
        <Form view={view} id="take" action={paths.claim(id)} class="after">
          <button class="second">{t('claim.take')}</button>
          <p class="note">{t('claim.what')}</p>
        </Form>
        {children}
      </>
    )
  }
  const until = <Moment view={view} at={claim.until} />
  if (claim.userId !== actor.id) {
    return (
      <p class="notice care">
        {t('claim.theirs', { who: holder ?? t('claim.colleague') })} {until}
      </p>
    )
  }
  return (
    <>
      <div class="notice">
        <p>
          {t('claim.mine')} {until}
        </p>
        <Form view={view} id="let-go" action={paths.claimRelease(id)}>
          <button class="second">{t('claim.let-go')}</button>
        </Form>
      </div>
      {children}
    </>
  )
}
