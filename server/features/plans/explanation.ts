import type { StoredCase } from '../../../models/case.model.ts'
import type { Vault } from '../../vault.ts'

const PURPOSE = 'plan-override'
type Key = Pick<StoredCase, 'wrappedKey'>

/** Seals what the desk wrote about a household under the key of its case. */
export function sealExplanation(text: string, { wrappedKey }: Key, vault: Vault): string {
  return vault.seal(wrappedKey, PURPOSE, Buffer.from(text))
}

/** What the desk wrote. */
export function openExplanation(sealed: string, { wrappedKey }: Key, vault: Vault): string {
  return vault.open(wrappedKey, PURPOSE, sealed).toString()
}
