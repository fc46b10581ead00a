/*
 * The oracle's own reading of a need profile and a place. It imports nothing of matching/: ages,
 * households and statuses are worked out a second time, in another way.
 */

type Fact = boolean | number | string | readonly (number | string)[]
type FactSheet = Readonly<Record<string, Fact>>

interface Person {
  readonly role: string
  readonly birthDate?: string | undefined
  readonly gender: string
  readonly nationalityGroup: string
  readonly statuses: readonly Readonly<{
    status: string
    from: string
    until?: string | undefined
  }>[]
  readonly facts: FactSheet
}

interface Household {
  readonly members: readonly Person[]
  readonly urgencyClass: number
  readonly safety: Readonly<{
    threatLevel: string
    securityLevel?: string | undefined
    investigationRegion?: string | undefined
  }>
}

interface House extends Readonly<Record<string, unknown>> {
  readonly features: FactSheet
}

/** What zen gets to see of one household on one day. */
export function householdContext(household: Household, on: string): Record<string, unknown> {
  const people = household.members.map((person) => sheetOf(person, on))
  const ages = people.map(({ age }) => age)
  const minors = people.filter(({ role }) => role === 'child')
  const childAges = minors.map(({ age }) => age)
  const { threatLevel, securityLevel, investigationRegion } = household.safety
  return {
    members: people,
    principals: people.slice(0, 1),
    adults: people.filter(({ adult }) => adult !== false),
    children: people.filter(({ adult }) => adult !== true),
    request: tidy({
      householdSize: people.length,
      adultsCount: people.every(({ adult }) => adult !== undefined)
        ? people.filter(({ adult }) => adult === true).length
        : undefined,
      childrenCount: minors.length,
      hasChildren: minors.length > 0,
      minorsOnly: alone(people.map(({ adult }) => adult)),
      youngestAge: ages.every(isNumber) ? Math.min(...ages) : undefined,
      oldestChildAge:
        childAges.length > 0 && childAges.every(isNumber) ? Math.max(...childAges) : undefined,
      urgencyClass: household.urgencyClass,
      threatLevel,
      securityLevel,
      investigationRegion,
    }),
  }
}

/** What zen gets to see of one place. */
export function placeContext({ features, ...own }: House): Record<string, unknown> {
  return tidy({ ...features, ...own })
}

function sheetOf(person: Person, on: string): Record<string, unknown> {
  const { birthDate, role } = person
  const age = birthDate === undefined ? undefined : fullYears(birthDate, on)
  const byRole = role === 'principal' ? undefined : role !== 'child'
  const adult = age === undefined ? byRole : age > 17
  const now = person.statuses
    .filter(({ from, until }) => from <= on && (until === undefined || on < until))
    .map(({ status }) => status)
  return {
    ...tidy({
      ...person.facts,
      role,
      age,
      ageBand: age === undefined ? undefined : BANDS.find(([least]) => age >= least)?.[1],
      adult,
      gender: person.gender,
      nationalityGroup: person.nationalityGroup,
      residenceStatus: now.length === 0 ? undefined : now,
    }),
    unsure: adult === undefined,
  }
}

const BANDS = [
  [23, '23+'],
  [18, '18-22'],
  [16, '16-17'],
  [12, '12-15'],
  [0, '0-11'],
] as const

/** Compares month and day as text; 29 February is not reached before 1 March. */
function fullYears(birthDate: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years
}

function alone(adults: readonly unknown[]): boolean | undefined {
  if (adults.some((adult) => adult === true)) return false
  return adults.every((adult) => adult === false) ? true : undefined
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

function tidy(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined && value !== 'onbekend'),
  )
}
