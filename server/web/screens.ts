import type { Form, Screen } from './http/screen.ts'
import { closePlaceForm, closePlaceScreen } from './pages/close-place.page.tsx'
import { offerScreen, refuseForm, withdrawOfferForm } from './pages/offer.page.tsx'
import { offersScreen } from './pages/offers.page.tsx'
import { signInForm, signInScreen, signOutForm } from './pages/sign-in.page.tsx'
import { startScreen } from './pages/start.page.tsx'
import {
  departureForm,
  departureScreen,
  nonArrivalForm,
  nonArrivalScreen,
} from './pages/stay-end.page.tsx'
import { todayForms } from './pages/today.forms.ts'
import { todayScreen } from './pages/today.page.tsx'
import { reopenForm, unitScreen } from './pages/unit.page.tsx'

/** Every page, in the order in which the router tries their addresses. */
export const allScreens: readonly Screen[] = [
  startScreen,
  signInScreen,
  todayScreen,
  unitScreen,
  closePlaceScreen,
  departureScreen,
  nonArrivalScreen,
  offersScreen,
  offerScreen,
]

/** Every form of those pages. */
export const allForms: readonly Form[] = [
  signInForm,
  signOutForm,
  ...todayForms,
  reopenForm,
  closePlaceForm,
  departureForm,
  nonArrivalForm,
  refuseForm,
  withdrawOfferForm,
]
