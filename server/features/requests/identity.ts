import type { StoredCase } from '../../../models/case.model.ts'
import type { Vault } from '../../vault.ts'

export interface Person {
  readonly givenNames: string
  readonly familyName: string
  readonly birthDate: string
  readonly contact?: string | undefined
  /** V-number of the immigration service. */
  readonly foreignerNumber?: string | undefined
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
export function lookupTokenOf(person: Person, vault: Vault): string {
  return vault.token('identity', `${lettersOf(person).join(' ')} ${person.birthDate}`)
}

export const TOKEN_KINDS = ['name', 'initials', 'swapped', 'foreigner-number'] as const
export type TokenKind = (typeof TOKEN_KINDS)[number]

/** How many letters of a name are compared where the whole of it is often spelled otherwise. */
const INITIAL_LETTERS = 3

/**
 * Keyed tokens, `kind:token`, by which one person is recognised in two cases without a name:
 *
 * - `name`: all letters of the name, and the birth date;
 * - `initials`: the first letters of given and family name, and the birth date, for a name spelled otherwise;
 * - `swapped`: the same letters in whichever order, for names entered the wrong way round;
 * - `foreigner-number`: the V-number.
 */
export function tokensOf(person: Person, vault: Vault): string[] {
  const [given = '', family = ''] = lettersOf(person)
  const { birthDate, foreignerNumber } = person
  const first = [given, family].map((name) => name.replaceAll(' ', '').slice(0, INITIAL_LETTERS))
  const said: Partial<Record<TokenKind, string>> = {
    name: `${given} ${family} ${birthDate}`,
    initials: `${first.join(' ')} ${birthDate}`,
    swapped: `${[given, family].toSorted().join(' ')} ${birthDate}`,
    ...(foreignerNumber !== undefined && { 'foreigner-number': foreignerNumber }),
  }
  return Object.entries(said).map(([kind, text]) => `${kind}:${vault.token(kind, text)}`)
}

/** Given and family names as plain small letters: accents, marks and double spaces fall away. */
function lettersOf({ givenNames, familyName }: Person): string[] {
  return [givenNames, familyName].map((name) =>
    name
      .normalize('NFD')
      .replace(/[^\p{L} ]/gu, '')
      .toLowerCase()
      .replace(/ +/g, ' ')
      .trim(),
  )
}
