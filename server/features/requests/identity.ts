import type { StoredCase } from '../../../models/case.model.ts'
import type { Vault } from '../../vault.ts'

export interface Person {
  readonly givenNames: string
  readonly familyName: string
  readonly birthDate: string
  readonly contact?: string | undefined
}

/** Seals who somebody is under the key of the case. */
export function sealIdentity(
  person: Person,
  theCase: Pick<StoredCase, 'wrappedKey'>,
  vault: Vault,
): string {
  return vault.seal(theCase.wrappedKey, 'identity', Buffer.from(JSON.stringify(person)))
}

/** A keyed token by which the same person is recognised without storing a name: letters and birth date only. */
export function lookupTokenOf({ givenNames, familyName, birthDate }: Person, vault: Vault): string {
  const letters = `${givenNames} ${familyName}`.normalize('NFD').replace(/[^\p{L} ]/gu, '')
  return vault.token('identity', `${letters.toLowerCase().replace(/ +/g, ' ').trim()} ${birthDate}`)
}
