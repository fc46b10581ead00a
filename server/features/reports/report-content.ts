import type { StoredReport } from '../../../models/report.model.ts'
import type { ReportRouting } from '../../reference/report-routing.ts'
import { termOf } from '../../reference/report-routing.ts'
import type { Vault } from '../../vault.ts'
import type { RequestContent } from '../requests/request-content.ts'
import { ReportContent } from './report.schema.ts'

const PURPOSE = 'report-content'

export function sealReport(content: ReportContent, wrappedKey: string, vault: Vault): string {
  return vault.seal(wrappedKey, PURPOSE, Buffer.from(JSON.stringify(content)))
}

export function openReport(
  { wrappedKey, sealed }: Pick<StoredReport, 'wrappedKey' | 'sealed'>,
  vault: Vault,
): ReportContent {
  return ReportContent.parse(JSON.parse(vault.open(wrappedKey, PURPOSE, sealed).toString()))
}

/** What a request can take over from a report: nobody types it again, and what was not said stays unknown. */
export function contentFrom(report: ReportContent, routing: ReportRouting): RequestContent {
  const { forms, threatLevel } = report
  return {
    household: {
      members: [
        {
          role: 'principal',
          gender: 'onbekend',
          nationalityGroup: 'onbekend',
          statuses: [],
          facts: { exploitationForm: forms },
        },
      ],
    },
    safety: { threatLevel, forbiddenAreas: [] },
    urgency: { class: termOf(report, routing).urgencyClass },
  }
}
