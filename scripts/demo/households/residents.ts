import type { ArchetypeName } from './archetypes.ts'

/** Who lives in units of a facility type. */
export const RESIDENTS: Readonly<Record<string, ArchetypeName>> = {
  OMM: 'multiProblem',
  COSM: 'reflection',
  'SZW-BED': 'labour',
  'VO-NOOD': 'woman',
  'VO-CRISIS': 'woman',
  'VO-VERVOLG': 'woman',
  MANNEN: 'man',
  MO: 'homeless',
  BW: 'housing',
  'JEUGD-SPEC': 'youth',
  'JEUGD-GESL': 'closedYouth',
  'BO-AMV': 'minorAlone',
  AMV: 'minorAlone',
  COA: 'asylum',
  GGZ: 'clinic',
  VERSLAVING: 'addiction',
  WLZ: 'longTerm',
}
