import { addDays } from '../../../matching/day.ts'

/** A household that exists nowhere: a woman in the reflection period, with a small child. */
export function exampleRequest(today: string): Record<string, unknown> {
  return {
    region: 'amsterdam',
    household: {
      members: [
        {
          role: 'principal',
          birthDate: '1996-04-12',
          gender: 'vrouw',
          nationalityGroup: 'derde-land',
          statuses: [
            { status: '8K-BEDENKTIJD', from: addDays(today, -5), until: addDays(today, 80) },
          ],
          facts: {
            exploitationForm: ['seksueel'],
            activeUse: 'nee',
            psychiatricDisorder: 'vermoeden',
            tbcCheck: 'negatief',
          },
        },
        {
          role: 'child',
          birthDate: '2022-09-30',
          gender: 'vrouw',
          nationalityGroup: 'derde-land',
          statuses: [{ status: 'GEEN-MINDERJARIG', from: addDays(today, -5) }],
          facts: {},
        },
      ],
    },
    needs: [{ criterion: 'singleRoom', value: true, importance: 'desirable' }],
    safety: {
      threatLevel: 'verhoogd',
      securityLevel: 'besloten',
      forbiddenAreas: ['municipality:utrecht'],
      outOfRegionAllowed: true,
    },
    programmes: [],
    facilityTypes: [],
    urgency: { class: 2 },
  }
}
