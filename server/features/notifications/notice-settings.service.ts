import { NoticeSettingsModel } from '../../../models/notice-settings.model.ts'
import { UserModel } from '../../../models/user.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { KINDS, TOLD, kindOf } from './notice-table.ts'
import type { ChangeSettings, NoticeSettings } from './notice.schema.ts'
import { wishesOf } from './recipients.ts'

/** How somebody is told now, for every kind of notice their role can get. */
export async function readSettings(actor: Actor, deps: Deps): Promise<NoticeSettings> {
  const settings = (await NoticeSettingsModel.findById(actor.id).lean()) ?? undefined
  const { wayOf, quiet } = wishesOf(settings)
  const kinds = kindsOf(actor).map((kind) => {
    const { textNl, textEn, urgent = false } = kindOf(kind) ?? { textNl: kind, textEn: kind }
    return { kind, textNl, textEn, urgent, way: wayOf(kind) }
  })
  const dead = await isDead(settings?.deadAddress ?? undefined, actor, deps)
  const mail = deps.mailer ? (dead ? 'address-refused' : 'on') : 'off'
  return { mail, quietFrom: quiet.from, quietUntil: quiet.until, kinds }
}

/** Changes what is named and leaves the rest. Throws `invalid-input` for an escalation, which nobody can switch off. */
export async function changeSettings(
  { choices = [], quietFrom, quietUntil }: ChangeSettings,
  actor: Actor,
  deps: Deps,
): Promise<NoticeSettings> {
  const errors = choices.flatMap(({ kind, way }, index) =>
    kindOf(kind)?.urgent && way !== 'mail'
      ? [{ pointer: `#/choices/${index}/way`, detail: 'must be mail: this kind is an escalation' }]
      : [],
  )
  if (errors.length > 0) throw new Problem('invalid-input', 'Escalations always come.', errors)
  await transact(deps, actor, async (tx) => {
    const { session } = tx
    const before = await NoticeSettingsModel.findById(actor.id, null, { session }).lean()
    const ways = new Map(before?.choices.map(({ kind, way }) => [kind, way]))
    for (const { kind, way } of choices) ways.set(kind, way)
    const change = {
      choices: [...ways].map(([kind, way]) => ({ kind, way })),
      ...(quietFrom !== undefined && { quietFrom }),
      ...(quietUntil !== undefined && { quietUntil }),
    }
    await NoticeSettingsModel.updateOne(
      { _id: actor.id },
      { $set: change },
      { upsert: true, session },
    )
    tx.record('notice.settings-changed', { userId: actor.id }, { fields: Object.keys(change) })
  })
  return readSettings(actor, deps)
}

/** Whether the address that refused for good is still this person's. */
async function isDead(token: string | undefined, { id }: Actor, deps: Deps): Promise<boolean> {
  if (token === undefined) return false
  const user = await UserModel.findById(id).lean()
  return user !== null && addressToken(user.email, deps) === token
}

/** By which an address that does not work is remembered, without the address. */
export function addressToken(email: string, { vault }: Deps): string {
  return vault.token('email', email.toLowerCase())
}

function kindsOf({ role }: Actor): string[] {
  const told = TOLD.filter(({ roles = [] }) => roles.some((one) => one === role))
  return Object.keys(KINDS).filter((kind) => told.some((one) => one.kind === kind))
}
