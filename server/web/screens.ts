import type { Download } from './http/download.ts'
import type { Form, Screen } from './http/screen.ts'
import { auditForms } from './pages/audit.forms.tsx'
import { auditScreen } from './pages/audit.page.tsx'
import { surgeForms } from './pages/surge.forms.ts'
import { closePlaceForm, closePlaceScreen } from './pages/close-place.page.tsx'
import { filterForms } from './pages/filters.forms.ts'
import { identityForm, identityScreen } from './pages/identity.page.tsx'
import { jobsScreen } from './pages/jobs.page.tsx'
import { helpScreen, shortcutsForm } from './pages/help.page.tsx'
import { changeClosureForm, closureScreen } from './pages/closure.page.tsx'
import { conflictsScreen, feedForm, resolveConflictForm } from './pages/conflicts.page.tsx'
import { compareScreen } from './pages/compare.page.tsx'
import { matchesScreen } from './pages/matches.page.tsx'
import { newOfferForm, newOfferScreen } from './pages/new-offer.page.tsx'
import { noticeSettingsForm, noticeSettingsScreen } from './pages/notice-settings.page.tsx'
import { noticeForms, noticesScreen } from './pages/notices.page.tsx'
import { offerScreen, refuseForm, withdrawOfferForm } from './pages/offer.page.tsx'
import { offersScreen } from './pages/offers.page.tsx'
import { duplicateForm, duplicatesScreen } from './pages/duplicates.page.tsx'
import { groupForms, groupScreen } from './pages/group.page.tsx'
import { groupsScreen } from './pages/groups.page.tsx'
import { newGroupForm, newGroupScreen } from './pages/new-group.page.tsx'
import { newReportForm, newReportScreen } from './pages/new-report.page.tsx'
import {
  followReportForm,
  handOverForm,
  reportRequestForm,
  reportScreen,
} from './pages/report.page.tsx'
import { reportsScreen } from './pages/reports.page.tsx'
import { programmeWaitForms } from './pages/programme-waits.forms.ts'
import { programmesScreen } from './pages/programmes.page.tsx'
import { answerForm, letGoForm, takeForm, triageForm } from './pages/request.forms.ts'
import { requestScreen } from './pages/request.page.tsx'
import { organisationForms, organisationsScreen } from './pages/organisations.page.tsx'
import { passwordForm, passwordScreen } from './pages/password.page.tsx'
import { pictureDownloads } from './pages/picture.downloads.ts'
import { pictureScreen } from './pages/picture.page.tsx'
import { requestsScreen } from './pages/requests.page.tsx'
import {
  newRequestForm,
  newRequestScreen,
  sectionForm,
  checkScreen,
  sectionScreen,
  submitForm,
} from './pages/section.page.tsx'
import { secondLookForms } from './pages/second-look.forms.ts'
import { secondOpinionsScreen } from './pages/second-opinions.page.tsx'
import { signInForm, signInScreen, signOutForm } from './pages/sign-in.page.tsx'
import { startScreen } from './pages/start.page.tsx'
import { boardScreen } from './pages/board.page.tsx'
import { dutyHoursForm, dutyHoursScreen } from './pages/duty-hours.page.tsx'
import { homeScreen } from './pages/home.page.tsx'
import { overdueScreen } from './pages/overdue.page.tsx'
import { planForms } from './pages/plan.forms.ts'
import { planForScreen, planLineScreen } from './pages/plan-line.page.tsx'
import { planScreen } from './pages/plan.page.tsx'
import { plansScreen } from './pages/plans.page.tsx'
import {
  departureForm,
  departureScreen,
  nonArrivalForm,
  nonArrivalScreen,
} from './pages/stay-end.page.tsx'
import { interimForms } from './pages/interim.forms.ts'
import { stayForms } from './pages/stay.forms.ts'
import { stayScreen } from './pages/stay.page.tsx'
import { staysScreen } from './pages/stays.page.tsx'
import { stillTrueForm, stillTrueScreen } from './pages/still-true.page.tsx'
import { todayForms } from './pages/today.forms.ts'
import { todayScreen } from './pages/today.page.tsx'
import { transferForm, transferScreen } from './pages/transfer.page.tsx'
import { triageScreen } from './pages/triage.page.tsx'
import { unitCalendarScreen } from './pages/unit-calendar.page.tsx'
import { reopenForm, unitScreen } from './pages/unit.page.tsx'
import { editRuleScreen, newRuleScreen, ruleEditorForms } from './pages/rule-editor.page.tsx'
import { ruleForms, ruleScreen } from './pages/rule.page.tsx'
import { rulesScreen } from './pages/rules.page.tsx'
import { userScreen } from './pages/user.page.tsx'
import { userForms } from './pages/users.forms.tsx'
import { usersScreen } from './pages/users.page.tsx'
import { waitForms } from './pages/wait.forms.ts'
import { waitlistScreen } from './pages/waitlist.page.tsx'
import { withdrawalForm, withdrawalScreen } from './pages/withdrawal.page.tsx'

/** Every page, in the order in which the router tries their addresses. */
export const allScreens: readonly Screen[] = [
  startScreen,
  signInScreen,
  todayScreen,
  unitScreen,
  unitCalendarScreen,
  closePlaceScreen,
  closureScreen,
  conflictsScreen,
  stillTrueScreen,
  staysScreen,
  stayScreen,
  transferScreen,
  departureScreen,
  nonArrivalScreen,
  offersScreen,
  offerScreen,
  secondOpinionsScreen,
  reportsScreen,
  duplicatesScreen,
  // Before the page of one report.
  newGroupScreen,
  groupsScreen,
  groupScreen,
  newReportScreen,
  reportScreen,
  requestsScreen,
  // Before the pages of one request, whose id it would otherwise be taken for.
  newRequestScreen,
  requestScreen,
  checkScreen,
  sectionScreen,
  matchesScreen,
  compareScreen,
  newOfferScreen,
  withdrawalScreen,
  dutyHoursScreen,
  identityScreen,
  triageScreen,
  waitlistScreen,
  programmesScreen,
  noticesScreen,
  noticeSettingsScreen,
  homeScreen,
  overdueScreen,
  boardScreen,
  plansScreen,
  // Before the pages of one plan, whose id it would otherwise be taken for.
  planForScreen,
  planScreen,
  planLineScreen,
  jobsScreen,
  pictureScreen,
  auditScreen,
  helpScreen,
  rulesScreen,
  // Before the page of one rule, whose id it would otherwise be taken for.
  newRuleScreen,
  editRuleScreen,
  ruleScreen,
  usersScreen,
  userScreen,
  organisationsScreen,
  passwordScreen,
]

/** Every form of those pages. */
export const allForms: readonly Form[] = [
  signInForm,
  signOutForm,
  ...todayForms,
  reopenForm,
  closePlaceForm,
  ...surgeForms,
  changeClosureForm,
  resolveConflictForm,
  feedForm,
  stillTrueForm,
  departureForm,
  nonArrivalForm,
  ...stayForms,
  ...interimForms,
  transferForm,
  refuseForm,
  withdrawOfferForm,
  ...secondLookForms,
  newOfferForm,
  newRequestForm,
  sectionForm,
  submitForm,
  withdrawalForm,
  dutyHoursForm,
  identityForm,
  newGroupForm,
  ...groupForms,
  newReportForm,
  duplicateForm,
  followReportForm,
  handOverForm,
  reportRequestForm,
  triageForm,
  takeForm,
  letGoForm,
  answerForm,
  ...waitForms,
  ...filterForms,
  ...programmeWaitForms,
  shortcutsForm,
  ...noticeForms,
  noticeSettingsForm,
  ...planForms,
  ...auditForms,
  ...userForms,
  ...ruleForms,
  ...ruleEditorForms,
  ...organisationForms,
  passwordForm,
]

/** What is no page: charts, tables and reports to keep. */
export const allDownloads: readonly Download[] = [...pictureDownloads]
