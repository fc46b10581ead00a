import type { StoredCase } from '../../../models/case.model.ts'
import type { Vault } from '../../vault.ts'

const PURPOSE = 'offer-text'
type Key = Pick<StoredCase, 'wrappedKey'>

/** What somebody wrote about a household with an offer: it may say what only the parties may read. */
export function sealText(text: string, { wrappedKey }: Key, vault: Vault): string {
  return vault.seal(wrappedKey, PURPOSE, Buffer.from(text))
}

export function openText(sealed: string, { wrappedKey }: Key, vault: Vault): string {
  return vault.open(wrappedKey, PURPOSE, sealed).toString()
}
