import type { Reference } from '../../reference/reference.ts'
import type { Certificate } from './plan-lines.ts'

export interface Sentences {
  readonly textNl: string
  readonly textEn: string
}

/** Names given before "and others". */
const MOST_NAMES = 4

/**
 * Why a household got no place, in words. With fitting places it is the household's Hall set (Hall 1935):
 * whoever holds one of these places goes first, and fits nowhere else.
 */
export function certificateText(
  certificate: Certificate,
  assess: number,
  reference: Reference,
): Sentences {
  const parts = [
    certificate.own > 0 ? heldText(certificate, reference) : NOWHERE,
    certificate.seatless > 0 ? seatlessText(certificate.seatless) : undefined,
    assess > 0 ? assessText(assess) : undefined,
  ].filter((part) => part !== undefined)
  return {
    textNl: parts.map(({ textNl }) => textNl).join(' '),
    textEn: parts.map(({ textEn }) => textEn).join(' '),
  }
}

const NOWHERE: Sentences = {
  textNl:
    'Er is geen vrije plek die zeker past: de matchpagina geeft alle redenen en wat een plek zou openen.',
  textEn:
    'No free place fits for sure: the match page gives all reasons, and what would open a place.',
}

function heldText(
  { places, unusable, facilityTypes, regions }: Certificate,
  reference: Reference,
): Sentences {
  const where = placesText({ facilityTypes, regions }, reference)
  const held = places - unusable
  const one = places === 1
  return {
    textNl: [
      one
        ? `De enige plek waarvoor dit huishouden in aanmerking komt${where.textNl}`
        : `Alle ${places} plekken waarvoor dit huishouden in aanmerking komt, en die waarvoor hun bewoners in aanmerking komen${where.textNl}`,
      unusable === 0
        ? `, ${one ? 'gaat' : 'gaan'} naar ${one ? 'een huishouden dat voorgaat' : 'huishoudens die voorgaan'}.`
        : `: ${held} naar huishoudens die voorgaan, ${unusable} zonder personeel of geld.`,
    ].join(''),
    textEn: [
      one
        ? `The only place this household qualifies for${where.textEn}`
        : `All ${places} places this household qualifies for, and those their occupants qualify for${where.textEn}`,
      unusable === 0
        ? `, ${one ? 'is held by a household that goes' : 'are held by households that go'} first.`
        : `: ${held} held by households that go first, ${unusable} without staff or money.`,
    ].join(''),
  }
}

/** " (crisis shelter; Amsterdam, Utrecht)": names, never codes or ids. */
function placesText(
  { facilityTypes, regions }: Pick<Certificate, 'facilityTypes' | 'regions'>,
  reference: Reference,
): Sentences {
  const types = facilityTypes.map((code) => reference.facilityTypes.get(code))
  const names = regions.map((code) => reference.regions.get(code)?.nameNl ?? code)
  const typesNl = types.flatMap((type) => type?.nameNl ?? [])
  const typesEn = types.flatMap((type) => type?.nameEn ?? [])
  return {
    textNl: ` (${some(typesNl, 'en andere')}; ${some(names, 'en andere regio’s')})`,
    textEn: ` (${some(typesEn, 'and others')}; ${some(names, 'and other regions')})`,
  }
}

function some(names: readonly string[], others: string): string {
  const shown = names.slice(0, MOST_NAMES).join(', ')
  return names.length > MOST_NAMES ? `${shown} ${others}` : shown
}

function seatlessText(count: number): Sentences {
  return {
    textNl: `Op ${count} ${count === 1 ? 'passende plek' : 'passende plekken'} gaan de laatste plaatsen in een zorgprogramma naar huishoudens die voorgaan.`,
    textEn: `At ${count} fitting ${count === 1 ? 'place' : 'places'} the last seats in a programme go to households that go first.`,
  }
}

function assessText(count: number): Sentences {
  return {
    textNl: `Een mens kan nog ${count} ${count === 1 ? 'plek' : 'plekken'} openen: zie de vragen op de matchpagina.`,
    textEn: `A person could open ${count} more ${count === 1 ? 'place' : 'places'}: see the questions on the match page.`,
  }
}
