import { parentPort } from 'node:worker_threads'
import { openTables } from '../../reference/open-tables.ts'
import { planMaker } from './make-plan.ts'
import type { FreeUnit, PlanMaker } from './make-plan.ts'
import type { FromWorker, ToWorker } from './plan-messages.ts'

/*
 * Makes one national plan beside the service's own thread, so that nobody waits for it. It opens no connection
 * and writes nothing: profiles come in, lines and proof go out.
 */

const LINES_PER_MESSAGE = 100

const units: FreeUnit[] = []
let setting: Extract<ToWorker, { type: 'setting' }> | undefined
let maker: PlanMaker | undefined

parentPort?.on('message', (message: ToWorker) => {
  switch (message.type) {
    case 'setting':
      setting = message
      return
    case 'units':
      units.push(...message.units)
      return
    case 'households':
      maker ??= newMaker()
      for (const household of message.households) maker.add(household)
      tell({ type: 'judged', count: message.households.length })
      return
    case 'end':
      finish(maker ?? newMaker())
  }
})

function newMaker(): PlanMaker {
  if (setting === undefined) throw new Error('The setting must come first')
  const { on, seed, tables } = setting
  return planMaker(units, { on, seed, tables: openTables(tables).tablesOn(on) })
}

function finish(made: PlanMaker): void {
  const { lines, ...plan } = made.finish()
  for (let start = 0; start < lines.length; start += LINES_PER_MESSAGE) {
    tell({ type: 'lines', lines: lines.slice(start, start + LINES_PER_MESSAGE) })
  }
  tell({ type: 'made', plan })
  parentPort?.close()
}

function tell(message: FromWorker): void {
  parentPort?.postMessage(message)
}
