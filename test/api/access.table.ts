import type { Role } from '../../models/user.model.ts'

/** Who calls: nobody, without an account, or somebody with this role. */
export type Caller = Role | 'nobody'

/**
 * What each caller must be answered, written down from the description of the roles and not from the service's own
 * policy table. Everybody's case is one they may see; strangers are callers with a right role but of another
 * organisation or region, who may not learn that it exists.
 */
export interface AccessRow {
  readonly id: string
  /** Method and path as in the contract. */
  readonly call: string
  readonly expected: Readonly<Record<Caller, number>>
  readonly strangers: readonly Role[]
}

type Expected = AccessRow['expected']

/** In the order of the columns: nobody, coordinator, operator, desk, ministry, reporter, region, admin, auditor. */
function columns(...[nobody, c, o, d, m, r, g, a, u]: Nine): Expected {
  return {
    ...{ nobody, coordinator: c, operator: o, desk: d, ministry: m },
    ...{ reporter: r, region: g, admin: a, auditor: u },
  }
}
type Nine = readonly [number, number, number, number, number, number, number, number, number]

const row = (
  id: string,
  call: string,
  answers: Nine,
  strangers: readonly Role[] = [],
): AccessRow => ({
  ...{ id, call, strangers },
  expected: columns(...answers),
})

// prettier-ignore
export const ACCESS_TABLE: readonly AccessRow[] = [
  //                                                                              -    coor oper desk mini repo regi admi audi
  row('signIn',              'post /v1/sessions',                                 [201, 201, 201, 201, 201, 201, 201, 201, 201]),
  row('getCurrentUser',      'get /v1/users/current',                             [401, 200, 200, 200, 200, 200, 200, 200, 200]),
  row('choosePassword',      'post /v1/passwords',                                [204, 204, 204, 204, 204, 204, 204, 204, 204]),
  row('listUsers',           'get /v1/users',                                     [401, 403, 403, 403, 403, 403, 403, 200, 403]),
  row('inviteUser',          'post /v1/users',                                    [401, 403, 403, 403, 403, 403, 403, 201, 403]),
  row('moveUser',            'patch /v1/users/{id}',                              [401, 403, 403, 403, 403, 403, 403, 200, 403]),
  row('blockUser',           'post /v1/users/{id}/blocking',                      [401, 403, 403, 403, 403, 403, 403, 200, 403]),
  row('unblockUser',         'post /v1/users/{id}/unblocking',                    [401, 403, 403, 403, 403, 403, 403, 200, 403]),
  row('inviteAgain',         'post /v1/users/{id}/invitation',                    [401, 403, 403, 403, 403, 403, 403, 200, 403]),

  row('getCapacitySummary',  'get /v1/capacity/summary',                          [200, 200, 200, 200, 200, 200, 200, 200, 200]),
  row('getCapacity',         'get /v1/capacity',                                  [401, 200, 200, 200, 403, 403, 200, 200, 403]),
  row('getUnit',             'get /v1/units/{unitId}',                            [401, 200, 200, 200, 403, 403, 200, 200, 403], ['operator', 'region']),
  row('getUnitDays',         'get /v1/units/{unitId}/days',                       [401, 200, 200, 200, 403, 403, 200, 200, 403], ['operator', 'region']),
  row('attestUnit',          'post /v1/units/{unitId}/attestations',              [401, 403, 201, 201, 403, 403, 403, 403, 403], ['operator']),
  row('setDutyHours',        'post /v1/units/{unitId}/duty-hours',                [401, 403, 200, 200, 403, 403, 403, 403, 403], ['operator']),
  row('closePlace',          'post /v1/places/{placeId}/closures',                [401, 403, 201, 201, 403, 403, 403, 403, 403], ['operator']),
  row('reopenPlace',         'delete /v1/places/{placeId}/closures/{closureId}',  [401, 403, 204, 204, 403, 403, 403, 403, 403], ['operator']),

  row('getUnitCalendar',     'get /v1/units/{unitId}/calendar',                   [401, 200, 200, 200, 403, 403, 200, 200, 403], ['operator', 'region']),
  row('listClosures',        'get /v1/places/{placeId}/closures',                 [401, 403, 200, 200, 403, 403, 403, 403, 403], ['operator']),
  row('changeClosure',       'patch /v1/places/{placeId}/closures/{closureId}',   [401, 403, 200, 200, 403, 403, 403, 403, 403], ['operator']),
  row('listProfileClosures', 'get /v1/units/{unitId}/profile-closures',           [401, 403, 200, 200, 403, 403, 403, 403, 403], ['operator']),
  row('changeProfileClosure', 'patch /v1/units/{unitId}/profile-closures/{closureId}', [401, 403, 200, 200, 403, 403, 403, 403, 403], ['operator']),

  row('sendCapacityFeed',    'post /v1/capacity/feeds',                           [401, 403, 201, 201, 403, 403, 403, 403, 403]),
  row('listCapacityConflicts', 'get /v1/capacity/conflicts',                      [401, 403, 200, 200, 403, 403, 403, 403, 403]),
  row('resolveCapacityConflict', 'post /v1/capacity/conflicts/{id}/resolution',   [401, 403, 200, 200, 403, 403, 403, 403, 403], ['operator']),
  row('openSurge',           'post /v1/units/{unitId}/surges',                    [401, 403, 201, 201, 403, 403, 403, 403, 403], ['operator']),
  row('closeSurge',          'post /v1/units/{unitId}/surges/{surgeId}/closure',  [401, 403, 204, 204, 403, 403, 403, 403, 403], ['operator']),
  row('askProgramme',        'post /v1/placement-requests/{id}/programme-waits',  [401, 201, 403, 201, 403, 403, 403, 403, 403], ['coordinator']),
  row('listProgrammeWaitsOfRequest', 'get /v1/placement-requests/{id}/programme-waits', [401, 200, 403, 200, 403, 403, 200, 403, 403], ['coordinator', 'region']),
  row('listProgrammeWaits',  'get /v1/programme-waits',                           [401, 200, 403, 200, 403, 403, 200, 403, 403]),
  row('withdrawProgrammeWait', 'post /v1/programme-waits/{id}/withdrawal',        [401, 200, 403, 200, 403, 403, 403, 403, 403], ['coordinator']),
  row('fileReport',          'post /v1/reports',                                  [401, 201, 403, 201, 403, 201, 403, 403, 403]),
  row('listReports',         'get /v1/reports',                                   [401, 200, 403, 200, 403, 200, 200, 403, 403]),
  row('getReport',           'get /v1/reports/{id}',                              [401, 200, 403, 200, 403, 200, 200, 403, 403], ['coordinator', 'reporter', 'region']),
  row('handOverReport',      'post /v1/reports/{id}/hand-over',                   [401, 200, 403, 200, 403, 403, 200, 403, 403], ['coordinator', 'region']),
  row('followReport',        'post /v1/reports/{id}/follow-ups',                  [401, 201, 403, 201, 403, 403, 201, 403, 403], ['coordinator', 'region']),
  row('requestFromReport',   'post /v1/reports/{id}/request',                     [401, 200, 403, 200, 403, 403, 403, 403, 403], ['coordinator']),

  row('createPlacementRequest',   'post /v1/placement-requests',                  [401, 201, 403, 201, 403, 403, 403, 403, 403]),
  row('listPlacementRequests',    'get /v1/placement-requests',                   [401, 200, 403, 200, 403, 403, 200, 403, 403]),
  row('getPlacementRequest',      'get /v1/placement-requests/{id}',              [401, 200, 403, 200, 403, 403, 200, 403, 403], ['coordinator', 'region']),
  row('changePlacementRequest',   'patch /v1/placement-requests/{id}',            [401, 200, 403, 200, 403, 403, 403, 403, 403], ['coordinator']),
  row('submitPlacementRequest',   'post /v1/placement-requests/{id}/submission',  [401, 200, 403, 200, 403, 403, 403, 403, 403], ['coordinator']),
  row('triagePlacementRequest',   'post /v1/placement-requests/{id}/triage',      [401, 403, 403, 200, 403, 403, 200, 403, 403], ['region']),
  row('listDuplicates',           'get /v1/duplicates',                           [401, 403, 403, 200, 403, 403, 403, 403, 403]),
  row('resolveDuplicate',         'post /v1/duplicates',                          [401, 403, 403, 201, 403, 403, 403, 403, 403]),
  row('takePlacementRequest',     'post /v1/placement-requests/{id}/claim',       [401, 403, 403, 200, 403, 403, 200, 403, 403], ['region']),
  row('letPlacementRequestGo',    'delete /v1/placement-requests/{id}/claim',     [401, 403, 403, 204, 403, 403, 204, 403, 403], ['region']),
  row('answerQuestion',           'post /v1/placement-requests/{id}/answer',      [401, 200, 403, 200, 403, 403, 403, 403, 403], ['coordinator']),
  row('previewWithdrawal',        'get /v1/placement-requests/{id}/withdrawal',   [401, 200, 403, 200, 403, 403, 403, 403, 403], ['coordinator']),
  row('withdrawPlacementRequest', 'post /v1/placement-requests/{id}/withdrawal',  [401, 200, 403, 200, 403, 403, 403, 403, 403], ['coordinator']),
  row('announceGroup',            'post /v1/group-requests',                      [401, 201, 403, 201, 403, 403, 403, 403, 403]),
  row('listGroups',               'get /v1/group-requests',                       [401, 200, 403, 200, 403, 403, 200, 403, 403]),
  row('getGroup',                 'get /v1/group-requests/{id}',                  [401, 200, 403, 200, 403, 403, 200, 403, 403], ['coordinator', 'region']),
  row('triageGroup',              'post /v1/group-requests/{id}/triage',          [401, 403, 403, 200, 403, 403, 200, 403, 403], ['region']),
  row('withdrawGroup',            'post /v1/group-requests/{id}/withdrawal',      [401, 200, 403, 200, 403, 403, 403, 403, 403], ['coordinator']),
  row('startInterimSolution',     'post /v1/placement-requests/{id}/interim-solutions', [401, 201, 403, 201, 403, 403, 201, 403, 403], ['coordinator', 'region']),
  row('endInterimSolution',       'post /v1/placement-requests/{id}/interim-solutions/ending', [401, 200, 403, 200, 403, 403, 200, 403, 403], ['coordinator', 'region']),
  row('getMatches',               'get /v1/placement-requests/{id}/matches',      [401, 200, 403, 200, 403, 403, 200, 403, 403], ['coordinator', 'region']),
  row('getWaitlist',              'get /v1/waitlist',                             [401, 200, 403, 200, 403, 403, 200, 403, 403]),
  row('getPositions',             'get /v1/placement-requests/{id}/positions',    [401, 200, 403, 200, 403, 403, 200, 403, 403], ['coordinator', 'region']),
  row('getWaitlistLedger',        'get /v1/waitlist/ledger',                      [401, 403, 403, 200, 403, 403, 403, 403, 200]),

  row('setWaitStatus',            'post /v1/placement-requests/{id}/wait-status', [401, 403, 403, 200, 403, 403, 200, 403, 403], ['region']),
  row('stopClock',                'post /v1/placement-requests/{id}/clock-stop',  [401, 200, 403, 200, 403, 403, 200, 403, 403], ['coordinator', 'region']),
  row('resumeClock',              'delete /v1/placement-requests/{id}/clock-stop', [401, 200, 403, 200, 403, 403, 200, 403, 403], ['coordinator', 'region']),
  row('parkRequest',              'post /v1/placement-requests/{id}/parking',     [401, 200, 403, 200, 403, 403, 200, 403, 403], ['coordinator', 'region']),
  row('unparkRequest',            'delete /v1/placement-requests/{id}/parking',   [401, 200, 403, 200, 403, 403, 200, 403, 403], ['coordinator', 'region']),
  row('checkIn',                  'post /v1/placement-requests/{id}/check-ins',   [401, 200, 403, 200, 403, 403, 200, 403, 403], ['coordinator', 'region']),
  row('foundAgain',               'post /v1/placement-requests/{id}/contact',     [401, 200, 403, 200, 403, 403, 200, 403, 403], ['coordinator', 'region']),
  row('summarizeWaitlist',        'get /v1/waitlist/summary',                     [401, 200, 403, 200, 403, 403, 200, 403, 403]),

  row('makeOffer',           'post /v1/placement-requests/{id}/offers',           [401, 403, 403, 201, 403, 403, 201, 403, 403], ['region']),
  row('withdrawOffer',       'post /v1/offers/{id}/withdrawal',                   [401, 403, 403, 200, 403, 403, 200, 403, 403], ['region']),
  row('acceptOffer',         'post /v1/offers/{id}/acceptance',                   [401, 403, 200, 200, 403, 403, 403, 403, 403], ['operator']),
  row('refuseOffer',         'post /v1/offers/{id}/refusal',                      [401, 403, 200, 200, 403, 403, 403, 403, 403], ['operator']),
  row('listOffers',          'get /v1/offers',                                    [401, 200, 200, 200, 403, 403, 200, 403, 403]),
  row('getOffer',            'get /v1/offers/{id}',                               [401, 200, 200, 200, 403, 403, 200, 403, 403], ['coordinator', 'operator', 'region']),

  row('offerMitigation',     'post /v1/offers/{id}/mitigation',                   [401, 200, 403, 200, 403, 403, 200, 403, 403], ['coordinator', 'region']),
  row('upholdRefusal',       'post /v1/offers/{id}/upholding',                    [401, 403, 200, 200, 403, 403, 403, 403, 403], ['operator']),
  row('listSecondOpinions',  'get /v1/second-opinions',                           [401, 403, 403, 200, 403, 403, 403, 403, 403]),
  row('giveSecondOpinion',   'post /v1/offers/{id}/second-opinion',               [401, 403, 403, 200, 403, 403, 403, 403, 403]),
  row('appealRefusal',       'post /v1/offers/{id}/appeal',                       [401, 200, 403, 200, 403, 403, 200, 403, 403], ['coordinator', 'region']),
  row('objectToOverride',    'post /v1/offers/{id}/objection',                    [401, 403, 200, 200, 403, 403, 403, 403, 403], ['operator']),
  row('decideAppeal',        'post /v1/offers/{id}/appeal-decision',              [401, 403, 403, 200, 403, 403, 403, 403, 403]),
  row('stepBackOffer',       'post /v1/offers/{id}/step-back',                    [401, 403, 200, 200, 403, 403, 403, 403, 403], ['operator']),
  row('reassessRequest',     'post /v1/placement-requests/{id}/reassessment',     [401, 200, 403, 200, 403, 403, 200, 403, 403], ['coordinator', 'region']),

  row('recordArrival',       'post /v1/stays/{id}/arrival',                       [401, 403, 200, 200, 403, 403, 403, 403, 403], ['operator']),
  row('recordNonArrival',    'post /v1/stays/{id}/non-arrival',                   [401, 403, 200, 200, 403, 403, 403, 403, 403], ['operator']),
  row('recordDeparture',     'post /v1/stays/{id}/departure',                     [401, 403, 200, 200, 403, 403, 403, 403, 403], ['operator']),
  row('extendStay',          'post /v1/stays/{id}/extension',                     [401, 403, 200, 200, 403, 403, 403, 403, 403], ['operator']),
  row('listStays',           'get /v1/stays',                                     [401, 200, 200, 200, 403, 403, 200, 403, 403]),
  row('getStay',             'get /v1/stays/{id}',                                [401, 200, 200, 200, 403, 403, 200, 403, 403], ['coordinator', 'operator', 'region']),

  row('transferStay',        'post /v1/stays/{id}/transfers',                     [401, 403, 201, 201, 403, 403, 403, 403, 403], ['operator']),
  row('askOverstay',         'post /v1/stays/{id}/overstay',                      [401, 403, 200, 200, 403, 403, 403, 403, 403], ['operator']),
  row('decideOverstay',      'post /v1/stays/{id}/overstay/decision',             [401, 403, 403, 200, 403, 403, 403, 403, 403]),
  row('noteObstacle',        'post /v1/stays/{id}/obstacles',                     [401, 201, 201, 201, 403, 403, 403, 403, 403], ['coordinator', 'operator']),
  row('resolveObstacle',     'post /v1/stays/{id}/obstacles/{code}/resolution',   [401, 200, 200, 200, 403, 403, 403, 403, 403], ['coordinator', 'operator']),
  row('getTimeline',         'get /v1/placement-requests/{id}/timeline',          [401, 200, 403, 200, 403, 403, 200, 403, 403], ['coordinator', 'region']),
  row('getObstaclePicture',  'get /v1/monitoring/obstacles',                      [401, 403, 403, 200, 200, 403, 403, 403, 403]),

  row('startPlan',           'post /v1/plans',                                    [401, 403, 403, 201, 403, 403, 403, 403, 403]),
  row('listPlans',           'get /v1/plans',                                     [401, 403, 403, 200, 403, 403, 403, 403, 403]),
  row('getPlan',             'get /v1/plans/{id}',                                [401, 403, 403, 200, 403, 403, 403, 403, 403]),
  row('cancelPlan',          'post /v1/plans/{id}/cancellation',                  [401, 403, 403, 200, 403, 403, 403, 403, 403]),
  row('acceptPlanLine',      'post /v1/plans/{id}/lines/{requestId}/acceptance',  [401, 403, 403, 201, 403, 403, 403, 403, 403]),
  row('overridePlanLine',    'post /v1/plans/{id}/lines/{requestId}/override',    [401, 403, 403, 200, 403, 403, 403, 403, 403]),

  row('listOrganisations',   'get /v1/organisations',                             [401, 200, 200, 200, 403, 403, 200, 200, 403]),
  row('listFacilities',      'get /v1/facilities',                                [401, 200, 200, 200, 403, 403, 200, 200, 403]),
  row('archiveOrganisation', 'post /v1/organisations/{id}/archiving',             [401, 403, 403, 403, 403, 403, 403, 200, 403]),
  row('restoreOrganisation', 'post /v1/organisations/{id}/restoration',           [401, 403, 403, 403, 403, 403, 403, 200, 403]),
  row('archiveFacility',     'post /v1/facilities/{id}/archiving',                [401, 403, 403, 403, 403, 403, 403, 200, 403]),
  row('restoreFacility',     'post /v1/facilities/{id}/restoration',              [401, 403, 403, 403, 403, 403, 403, 200, 403]),
  row('archiveUnit',         'post /v1/units/{id}/archiving',                     [401, 403, 403, 403, 403, 403, 403, 200, 403]),
  row('restoreUnit',         'post /v1/units/{id}/restoration',                   [401, 403, 403, 403, 403, 403, 403, 200, 403]),
  row('archiveProgramme',    'post /v1/programmes/{id}/archiving',                [401, 403, 403, 403, 403, 403, 403, 200, 403]),
  row('restoreProgramme',    'post /v1/programmes/{id}/restoration',              [401, 403, 403, 403, 403, 403, 403, 200, 403]),
  row('archivePlace',        'post /v1/places/{id}/archiving',                    [401, 403, 403, 403, 403, 403, 403, 200, 403]),
  row('restorePlace',        'post /v1/places/{id}/restoration',                  [401, 403, 403, 403, 403, 403, 403, 200, 403]),

  row('closeUnitForProfile',  'post /v1/units/{unitId}/profile-closures',               [401, 403, 201, 201, 403, 403, 403, 403, 403], ['operator']),
  row('reopenUnitForProfile', 'delete /v1/units/{unitId}/profile-closures/{closureId}', [401, 403, 204, 204, 403, 403, 403, 403, 403], ['operator']),

  row('listRules',           'get /v1/rules',                                     [401, 200, 200, 200, 200, 403, 200, 200, 200]),
  row('draftRule',           'post /v1/rules',                                    [401, 403, 403, 201, 403, 403, 403, 201, 403]),
  row('previewRule',         'get /v1/rules/{id}/preview',                        [401, 403, 403, 200, 403, 403, 403, 200, 403]),
  row('approveRule',         'post /v1/rules/{id}/approval',                      [401, 403, 403, 200, 403, 403, 403, 200, 403]),
  row('reviseRule',          'put /v1/rules/{id}',                                [401, 403, 403, 200, 403, 403, 403, 200, 403]),
  row('withdrawRule',        'post /v1/rules/{id}/withdrawal',                    [401, 403, 403, 200, 403, 403, 403, 200, 403]),

  row('listNotices',          'get /v1/notices',                                  [401, 200, 200, 200, 200, 200, 200, 200, 200]),
  row('readNotice',           'post /v1/notices/{id}/reading',                    [401, 404, 404, 200, 404, 404, 404, 404, 404]),
  row('readAllNotices',       'post /v1/notices/reading',                         [401, 200, 200, 200, 200, 200, 200, 200, 200]),
  row('getNoticeSettings',    'get /v1/notice-settings',                          [401, 200, 200, 200, 200, 200, 200, 200, 200]),
  row('changeNoticeSettings', 'patch /v1/notice-settings',                        [401, 200, 200, 200, 200, 200, 200, 200, 200]),
  row('getPreferences',       'get /v1/preferences',                              [401, 200, 200, 200, 200, 200, 200, 200, 200]),
  row('changePreferences',    'patch /v1/preferences',                            [401, 200, 200, 200, 200, 200, 200, 200, 200]),
  row('saveFilter',           'post /v1/preferences/filters',                     [401, 201, 201, 201, 201, 201, 201, 201, 201]),
  row('renameFilter',         'patch /v1/preferences/filters/{id}',               [401, 404, 404, 200, 404, 404, 404, 404, 404]),
  row('removeFilter',         'delete /v1/preferences/filters/{id}',              [401, 404, 404, 204, 404, 404, 404, 404, 404]),

  row('listJobs',            'get /v1/jobs',                                      [401, 403, 403, 403, 403, 403, 403, 200, 403]),
  row('getWaitingPicture',   'get /v1/monitoring/waitlist',                       [401, 403, 403, 200, 200, 403, 403, 403, 403]),
  row('getInterimPicture',   'get /v1/monitoring/interim-solutions',              [401, 403, 403, 200, 200, 403, 403, 403, 403]),
  row('getRefusalPicture',   'get /v1/monitoring/refusals',                       [401, 403, 403, 200, 200, 403, 403, 403, 403]),
  row('getBottleneckPicture', 'get /v1/monitoring/bottlenecks',                    [401, 403, 403, 200, 200, 403, 403, 403, 403]),
  row('getFlowPicture',    'get /v1/monitoring/flow',                           [401, 403, 403, 200, 200, 403, 403, 403, 403]),
  row('getMonitoringHistory', 'get /v1/monitoring/history',                        [401, 403, 403, 200, 200, 403, 403, 403, 403]),

  row('listAuditEntries',    'get /v1/audit-entries',                             [401, 403, 403, 403, 403, 403, 403, 403, 200]),
  row('checkAuditChain',     'get /v1/audit-chain',                               [401, 403, 403, 403, 403, 403, 403, 403, 200]),
  row('getCodeList',         'get /v1/reference/{list}',                          [200, 200, 200, 200, 200, 200, 200, 200, 200]),
  // Last: it ends the session of each.
  row('signOut',             'delete /v1/sessions/current',                       [401, 204, 204, 204, 204, 204, 204, 204, 204]),
]
