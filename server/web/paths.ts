/** Every address a page links to, once. Patterns for the router are in the screens' own `path`. */
export const paths = {
  start: () => '/',
  signIn: (next?: string) =>
    next === undefined || next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`,
  signOut: () => '/sign-out',
  home: () => '/home',
  overdue: () => '/overdue',
  board: () => '/board',
  plans: () => '/plans',
  plan: (id: string) => `/plans/${id}`,
  planLine: (id: string, requestId: string) => `/plans/${id}/lines/${requestId}`,
  planFor: (requestId: string) => `/plans/for/${requestId}`,
  lineAcceptance: (id: string, requestId: string) => `/plans/${id}/lines/${requestId}/acceptance`,
  lineOverride: (id: string, requestId: string) => `/plans/${id}/lines/${requestId}/override`,
  today: () => '/today',
  unit: (unitId: string) => `/units/${unitId}`,
  attestation: (unitId: string) => `/units/${unitId}/attestations`,
  closures: (unitId: string, placeId: string) => `/units/${unitId}/places/${placeId}/closures`,
  reopening: (unitId: string, placeId: string, closureId: string) =>
    `/units/${unitId}/places/${placeId}/closures/${closureId}/removal`,
  offers: () => '/offers',
  offer: (id: string) => `/offers/${id}`,
  acceptance: (id: string) => `/offers/${id}/acceptance`,
  refusal: (id: string) => `/offers/${id}/refusal`,
  mitigation: (id: string) => `/offers/${id}/mitigation`,
  upholding: (id: string) => `/offers/${id}/upholding`,
  secondOpinion: (id: string) => `/offers/${id}/second-opinion`,
  appeal: (id: string) => `/offers/${id}/appeal`,
  appealDecision: (id: string) => `/offers/${id}/appeal-decision`,
  stepBack: (id: string) => `/offers/${id}/step-back`,
  secondOpinions: () => '/second-opinions',
  reassessment: (id: string) => `/requests/${id}/reassessment`,
  offerWithdrawal: (id: string) => `/offers/${id}/withdrawal`,
  arrival: (stayId: string) => `/stays/${stayId}/arrival`,
  nonArrival: (stayId: string) => `/stays/${stayId}/non-arrival`,
  departure: (stayId: string) => `/stays/${stayId}/departure`,
  requests: () => '/requests',
  newRequest: () => '/requests/new',
  request: (id: string) => `/requests/${id}`,
  section: (id: string, section: string) => `/requests/${id}/edit/${section}`,
  submission: (id: string) => `/requests/${id}/submission`,
  withdrawal: (id: string) => `/requests/${id}/withdrawal`,
  triageRequest: (id: string) => `/requests/${id}/triage`,
  claim: (id: string) => `/requests/${id}/claim`,
  claimRelease: (id: string) => `/requests/${id}/claim/release`,
  answer: (id: string) => `/requests/${id}/answer`,
  matches: (id: string) => `/requests/${id}/matches`,
  newOffer: (id: string, placeId: string) => `/requests/${id}/places/${placeId}/offer`,
  waitlist: () => '/waitlist',
  triage: () => '/triage',
  notices: () => '/notices',
  noticesReading: () => '/notices/reading',
  noticeReading: (id: string) => `/notices/${id}/reading`,
  noticeSettings: () => '/notices/settings',
  jobs: () => '/jobs',
  picture: () => '/picture',
  pictureChart: (figure: string) => `/picture/charts/${figure}`,
  pictureTable: (figure: string) => `/picture/tables/${figure}`,
  pictureReport: () => '/picture/report',
  audit: () => '/audit',
  auditSearch: () => '/audit/search',
  auditCheck: () => '/audit/check',
  docs: () => '/docs',
  openApi: () => '/v1/openapi.json',
  capacitySummary: () => '/v1/capacity/summary',
  style: () => '/assets/style.css',
  icon: () => '/assets/icon.svg',
  startScript: () => '/assets/start.js',
  liveScript: () => '/assets/live.js',
  sectionScript: () => '/assets/section.js',
  queueScript: () => '/assets/queue.js',
  socketClient: () => '/assets/socket.io.esm.min.js',
} as const

/** An address with some of its query changed; `undefined` takes a part away. */
export function withQuery(
  url: string,
  change: Readonly<Record<string, string | undefined>>,
): string {
  const [path = '', query = ''] = url.split('?')
  const parts = new URLSearchParams(query)
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) parts.delete(name)
    else parts.set(name, value)
  }
  const text = parts.toString()
  return text === '' ? path : `${path}?${text}`
}
