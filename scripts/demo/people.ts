import type { Person } from '../../server/features/requests/identity.ts'
import type { Random } from './random.ts'

const WOMEN = [
  'Ada',
  'Amara',
  'Bianca',
  'Daria',
  'Elif',
  'Esra',
  'Femke',
  'Grace',
  'Hana',
  'Ilse',
  'Jamila',
  'Katya',
  'Lin',
  'Mila',
  'Nadia',
  'Oana',
  'Precious',
  'Rosa',
  'Sanne',
  'Tigist',
  'Vera',
  'Wanda',
  'Yara',
  'Zofia',
] as const
const MEN = [
  'Abel',
  'Bogdan',
  'Chidi',
  'Daan',
  'Emre',
  'Farid',
  'Goran',
  'Hamid',
  'Ivo',
  'Jonas',
  'Karim',
  'Luca',
  'Minh',
  'Nico',
  'Omar',
  'Pavel',
  'Rui',
  'Samuel',
  'Teun',
  'Yonas',
] as const
const FAMILIES = [
  'Achterveld',
  'Bakkerhof',
  'Cernescu',
  'Duinzicht',
  'Eikelaar',
  'Farahmand',
  'Grabowska',
  'Haverkort',
  'Ionika',
  'Jansdal',
  'Kestane',
  'Lindeveen',
  'Morarasu',
  'Nkembe',
  'Okwudili',
  'Petranova',
  'Querelle',
  'Roosdorp',
  'Stavila',
  'Tesfalem',
  'Uilenburg',
  'Varadan',
  'Wolskaya',
  'Ypeland',
  'Zandstra',
] as const

/** Somebody who exists nowhere. The name is only ever stored sealed. */
export function madeUpPerson(gender: string, birthDate: string, random: Random): Person {
  const given = gender === 'man' ? random.pick(MEN) : random.pick(WOMEN)
  const family = random.pick(FAMILIES)
  const second = random.pick(FAMILIES)
  return { givenNames: given, familyName: `${family}-${second}`, birthDate }
}
