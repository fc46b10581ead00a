import type { Role } from '../../models/user.model.ts'
import type { Actor } from '../events/actor.ts'

/** Who may call at all. Whose data: the filter of the query or the write says that. `null`: no account needed. */
export const ACCESS = {
  anyone: null,
  'signed-in': [
    'coordinator',
    'operator',
    'desk',
    'ministry',
    'reporter',
    'region',
    'admin',
    'auditor',
  ],
  'see-capacity': ['coordinator', 'operator', 'desk', 'region', 'admin'],
  'keep-capacity': ['operator', 'desk'],
  'file-report': ['reporter', 'coordinator', 'desk'],
  'see-report': ['reporter', 'coordinator', 'desk', 'region'],
  'follow-report': ['coordinator', 'desk', 'region'],
  'request-place': ['coordinator', 'desk'],
  'see-request': ['coordinator', 'desk', 'region'],
  'triage-request': ['desk', 'region'],
  'arrange-interim': ['coordinator', 'desk', 'region'],
  'resolve-duplicates': ['desk'],
  'keep-wait': ['coordinator', 'desk', 'region'],
  'see-waitlist': ['coordinator', 'desk', 'region'],
  'see-ledger': ['desk', 'auditor'],
  'see-picture': ['desk', 'ministry'],
  'make-offer': ['desk', 'region'],
  'see-offer': ['coordinator', 'operator', 'desk', 'region'],
  'answer-offer': ['operator', 'desk'],
  'offer-mitigation': ['coordinator', 'desk', 'region'],
  'give-opinion': ['desk'],
  'reassess-request': ['coordinator', 'desk', 'region'],
  'keep-stay': ['operator', 'desk'],
  'decide-overstay': ['desk'],
  'note-obstacle': ['coordinator', 'operator', 'desk'],
  'make-plan': ['desk'],
  'see-plan': ['desk'],
  'write-rules': ['admin', 'desk'],
  'see-rules': ['coordinator', 'operator', 'desk', 'ministry', 'region', 'admin', 'auditor'],
  'see-audit': ['auditor'],
  'see-landscape': ['coordinator', 'operator', 'desk', 'region', 'admin'],
  'keep-landscape': ['admin'],
  'see-jobs': ['admin'],
  'manage-users': ['admin'],
} as const satisfies Record<string, readonly Role[] | null>

export type AccessRule = keyof typeof ACCESS

export function mayCall(actor: Actor, rule: AccessRule): boolean {
  const roles: readonly string[] | null = ACCESS[rule]
  return roles === null || roles.includes(actor.role)
}
