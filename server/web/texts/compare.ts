import type { Texts } from './text.ts'

/** Places side by side. */
export const COMPARE = {
  'compare.title': ['Plekken vergelijken voor {id}', 'Compare places for {id}'],
  'compare.caption': [
    'Elke kolom is een plek, elke rij iets waarin plekken kunnen verschillen.',
    'Each column is a place, each row something in which places can differ.',
  ],
  'compare.pick': ['Vergelijk', 'Compare'],
  'compare.submit': ['Vergelijk wat u aanvinkt', 'Compare what you ticked'],
  'compare.hint': [
    'Vink {least} tot {most} plekken aan om ze naast elkaar te zien.',
    'Tick {least} to {most} places to see them side by side.',
  ],
  'compare.choose': [
    'Vink eerst {least} tot {most} plekken aan op de pagina met plekken.',
    'First tick {least} to {most} places on the page of places.',
  ],
  'compare.verdict': ['Oordeel', 'Verdict'],
  'compare.kind': ['Soort opvang', 'Kind of shelter'],
  'compare.place': ['Regio en afstand', 'Region and distance'],
  'compare.near.same': ['dezelfde regio', 'the same region'],
  'compare.near.near': ['minder dan 50 km', 'less than 50 km'],
  'compare.near.middle': ['50 tot 100 km', '50 to 100 km'],
  'compare.near.far': ['meer dan 100 km', 'more than 100 km'],
  'compare.near.unknown': ['afstand niet bekend', 'distance not known'],
  'compare.against': ['Wat ertegen is', 'What is against it'],
  'compare.open': ['Wat nog onbekend is', 'What is not known yet'],
  'compare.for': ['Wat ervoor is', 'What is in its favour'],
  'compare.nothing': ['niets bijzonders', 'nothing in particular'],
  'compare.funding': ['Wie betaalt', 'Who pays'],
  'compare.confidence': ['Zekerheid dat de plek vrij is', 'Confidence that it is free'],
  'freshness.fresh': ['pas bevestigd', 'confirmed lately'],
  'freshness.ageing': ['een paar dagen geleden bevestigd', 'confirmed some days ago'],
  'freshness.stale': ['langer dan een week niet bevestigd', 'not confirmed for over a week'],
  'freshness.unknown': ['nooit bevestigd', 'never confirmed'],
  'compare.programmes': ['Zorgprogramma’s', 'Care programmes'],
  'compare.no-programmes': ['geen', 'none'],
  'compare.act': ['Verder', 'Next'],
  'compare.no-offer': ['past niet', 'does not fit'],
  'compare.alike': [
    'Voor al deze plekken hetzelfde ({n})',
    'The same for all of these places ({n})',
  ],
} as const satisfies Texts
