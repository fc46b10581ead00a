/** Facility types that the desk may offer on its own authority. */
export const OF_THE_DESK = [
  'COSM',
  'OMM',
  'SZW-BED',
  'VO-NOOD',
  'VO-CRISIS',
  'VO-VERVOLG',
  'MANNEN',
]
