import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseFundingTables } from '../../matching/funding/tables.ts'
import type { TitleOutcome } from '../../matching/funding/outcome.ts'
import { titlesFor } from '../../matching/funding/titles.ts'
import type { Day, Member, StatusPeriod } from '../../matching/profile.ts'

/** A document of the product's own `data/` folder. */
export function readData(name: string): unknown {
  const folder = join(import.meta.dirname, '../../data')
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
}

export const tables = parseFundingTables({
  residenceMatrix: readData('residence-matrix'),
  titleFacility: readData('title-facility'),
  fundingTitles: readData('funding-titles'),
  waitNorms: readData('wait-norms'),
})

/** An unremarkable adult from outside the EU; say only what is special. */
export function person(own: Partial<Member> = {}): Member {
  return {
    role: 'principal',
    gender: 'vrouw',
    nationalityGroup: 'derde-land',
    birthDate: '1995-05-05',
    statuses: [],
    facts: {},
    ...own,
  }
}

/** A woman with one open-ended status. */
export function withStatus(status: string, from: Day, own: Partial<Member> = {}): Member {
  const nationalityGroup = groupOf(status)
  return person({ nationalityGroup, statuses: [{ status, from }], ...own })
}

function groupOf(status: string): Member['nationalityGroup'] {
  if (status === 'NL') return 'nederland'
  return status.startsWith('EU') ? 'eu-eer-zwitserland' : 'derde-land'
}

/** One title of a person on a day; fails when the table has no such title. */
export function titleOf(member: Member, on: Day, title: string): TitleOutcome {
  const found = titlesFor({ member, on, tables }).find((one) => one.title === title)
  if (!found) throw new Error(`No title ${title}`)
  return found
}

/** A timeline as text: `8K-BEDENKTIJD 2026-02-01..2026-05-01; 8FH-AANGIFTE 2026-05-01..` */
export function timeline(text: string): StatusPeriod[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '-')
    .map((part) => {
      const [status = '', days = ''] = part.split(' ')
      const [from = '', until = ''] = days.split('..')
      return { status, from, ...(until === '' ? {} : { until }) }
    })
}
