import mongoose from 'mongoose'

export interface Trips {
  /** Commands sent to the database. */
  readonly commands: number
  /** Times that one waits for it: commands under way at the same time are waited for together. */
  readonly waits: number
}

/** Counts what is asked of the database while something is done. Only after `useDatabase`. */
export async function countTrips(act: () => Promise<unknown>): Promise<Trips> {
  const client = mongoose.connection.getClient()
  const counted = { commands: 0, waits: 0 }
  let underWay = 0
  const onStart = (): void => {
    counted.commands += 1
    if (underWay === 0) counted.waits += 1
    underWay += 1
  }
  const onEnd = (): void => {
    underWay -= 1
  }
  client.on('commandStarted', onStart)
  client.on('commandSucceeded', onEnd)
  client.on('commandFailed', onEnd)
  await act()
  client.off('commandStarted', onStart)
  client.off('commandSucceeded', onEnd)
  client.off('commandFailed', onEnd)
  return counted
}
