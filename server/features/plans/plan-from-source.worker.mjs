// The planning thread where the service runs from its sources. A thread does not inherit the loader that lets
// Node read TypeScript, so it registers its own first.
import { register } from 'tsx/esm/api'

register()
await import('./plan.worker.ts')
