import type { Target, World } from './access.world.ts'

type MakeTarget = (world: World) => Promise<Target>

const nothing = (): Promise<Target> => Promise.resolve({})

/** The national picture, accounts and the access log. */
export const MINISTRY_TARGETS: Readonly<Record<string, MakeTarget>> = {
  getWaitingPicture: nothing,
  getRefusalPicture: nothing,
  getBottleneckPicture: nothing,
  getFlowPicture: nothing,
  getMonitoringHistory: nothing,
  checkAuditChain: nothing,
}
