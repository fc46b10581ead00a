import type { StoredCase } from '../../../models/case.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Vault } from '../../vault.ts'

const PURPOSE = 'request-exchange'

type CaseKey = Pick<StoredCase, 'wrappedKey'>

/** Words of a question or an answer: they may tell of a household, so they are sealed under the key of its case. */
export function sealWords(text: string, theCase: CaseKey, vault: Vault): string {
  return vault.seal(theCase.wrappedKey, PURPOSE, Buffer.from(text))
}

export interface Exchange {
  readonly text: string
  readonly at: string
  readonly answerBy?: string
  readonly answer?: { readonly text: string; readonly at: string }
}

/** What triage asked of a request and what was answered, oldest first. */
export function openExchanges(
  { exchanges }: Pick<StoredRequest, 'exchanges'>,
  theCase: CaseKey,
  vault: Vault,
): Exchange[] {
  const read = (sealed: string): string =>
    vault.open(theCase.wrappedKey, PURPOSE, sealed).toString()
  return exchanges.map(({ question, answerBy, answer }) => ({
    text: read(question.sealed),
    at: question.at.toISOString(),
    ...(answerBy && { answerBy: answerBy.toISOString() }),
    ...(answer && { answer: { text: read(answer.sealed), at: answer.at.toISOString() } }),
  }))
}
