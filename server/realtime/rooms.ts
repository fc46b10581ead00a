import type { Actor } from '../events/actor.ts'

/** Rooms by role, and by role within an organisation or region: who may see is who may hear. */
export const roleRoom = (role: string): string => `role:${role}`
export const organisationRoom = (id: string, role: string): string => `organisation:${id}:${role}`
export const userRoom = (id: string): string => `user:${id}`
export const regionRoom = (region: string): string => `region:${region}`

/** The rooms a signed-in user hears. */
export function roomsOf({ id, role, organisationId, region }: Actor): string[] {
  return [
    userRoom(id),
    roleRoom(role),
    ...(organisationId === undefined ? [] : [organisationRoom(organisationId, role)]),
    ...(role === 'region' && region !== undefined ? [regionRoom(region)] : []),
  ]
}
