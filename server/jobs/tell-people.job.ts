import type { Deps } from '../deps.ts'
import { planMails } from '../features/notifications/plan-mails.service.ts'
import { sendMails } from '../features/notifications/send-mails.service.ts'
import { writeNotices } from '../features/notifications/write-notices.service.ts'

/** Tells people on their screens of what happened since the last look. */
export async function tellPeople(deps: Deps): Promise<void> {
  await writeNotices(deps)
}

/** Gathers what is due into mails, and sends them. */
export async function sendDueMails(deps: Deps): Promise<void> {
  await planMails(deps)
  await sendMails(deps)
}
