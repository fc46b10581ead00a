import type { Form, Screen } from './http/screen.ts'
import { signInForm, signInScreen, signOutForm } from './pages/sign-in.page.tsx'
import { startScreen } from './pages/start.page.tsx'

/** Every page, in the order in which the router tries their addresses. */
export const allScreens: readonly Screen[] = [startScreen, signInScreen]

/** Every form of those pages. */
export const allForms: readonly Form[] = [signInForm, signOutForm]
