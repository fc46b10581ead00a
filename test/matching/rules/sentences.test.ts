import assert from 'node:assert/strict'
import { sentenceOf } from '../../../matching/rules/sentences.ts'
import { aRule, nationalTables } from './national.ts'

const { words } = nationalTables

describe('the sentence of a rule without words of its own', () => {
  const cases: readonly [object, string, string][] = [
    [
      { test: { fact: 'member.age', atLeast: 18 } },
      'Voorwaarde: leeftijd is ten minste 18.',
      'Condition: age is at least 18.',
    ],
    [
      {
        when: { fact: 'place.unitGenderMix', is: 'vrouwen' },
        test: { fact: 'member.gender', isNot: 'man' },
      },
      'Als samenstelling van de unit is vrouwen, dan geldt: geslacht is niet man.',
      'If gender mix of the unit is women, then: sex or gender is not man.',
    ],
    [
      { test: { fact: 'place.sleeps', atLeast: { fact: 'request.householdSize' } } },
      'Voorwaarde: aantal slaapplekken is ten minste aantal personen in het huishouden.',
      'Condition: number of beds is at least number of people in the household.',
    ],
    [
      {
        test: {
          all: [
            { fact: 'member.activeUse', in: ['nee', 'af-en-toe'] },
            {
              any: [
                { fact: 'place.staffing24x7', is: true },
                { not: { fact: 'member.suicidality', known: true } },
              ],
            },
          ],
        },
      },
      'Voorwaarde: actief gebruik is een van: nee, af en toe en (begeleiding 24 uur per dag is ja of niet: suïcidaliteit is bekend).',
      'Condition: active use is one of: no, now and then and (staff 24/7 is yes or not: suicidality is known).',
    ],
    [
      { test: { fact: 'member.age', between: [12, { fact: 'place.ageMax' }] } },
      'Voorwaarde: leeftijd ligt tussen 12 en maximumleeftijd van de unit.',
      'Condition: age is between 12 and maximum age of the unit.',
    ],
  ]
  for (const [own, nl, en] of cases) {
    it(`reads: ${en}`, () => {
      assert.deepEqual(sentenceOf(aRule({ ...own }), words), { nl, en })
    })
  }

  it('gives way to the words of the author', () => {
    const rule = aRule({ textNl: 'Zo staat het er.', textEn: 'As it is written.' })

    assert.deepEqual(sentenceOf(rule, words), { nl: 'Zo staat het er.', en: 'As it is written.' })
  })
})
