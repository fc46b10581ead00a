import assert from 'node:assert/strict'
import mongoose from 'mongoose'
import { PlaceModel } from '../../models/place.model.ts'
import { UnitModel } from '../../models/unit.model.ts'
import { createBoard } from '../../server/board/capacity-board.ts'
import type { CapacityBoard } from '../../server/board/capacity-board.ts'
import { testDatabaseUri, useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { testDeps } from '../support/test-deps.ts'

describe('the capacity board', () => {
  useDatabase()

  const closure = { id: 'c', kind: 'closure', from: '2026-02-02', until: '2026-02-03' } as const
  const shown = (board: CapacityBoard): string => JSON.stringify(board.units())

  async function closeBehindItsBack(unitId: string): Promise<void> {
    await PlaceModel.updateOne({ unitId }, { $push: { bookings: closure } })
    await UnitModel.updateOne({ _id: unitId }, { $inc: { version: 1 } })
  }

  it('shows units in the order of their codes, with a version that rises', async () => {
    const deps = testDeps()
    const units = [await makeUnit(deps), await makeUnit(deps)]
    const before = deps.board.version()

    await closeBehindItsBack(units[0]?.unitId ?? '')
    await deps.board.refresh([units[0]?.unitId ?? ''])

    assert.equal(deps.board.version(), before + 1)
    const codes = deps.board.units().map(({ unit }) => unit.code)
    assert.deepEqual(codes, codes.toSorted())
  })

  it('after many wishes at once equals one read afresh', async () => {
    const deps = testDeps()
    const units = []
    while (units.length < 5) units.push(await makeUnit(deps))

    const wishes = units.map(async ({ unitId }) => {
      await closeBehindItsBack(unitId)
      await deps.board.refresh([unitId])
      const bookings = deps.board.unit(unitId)?.places.flatMap((place) => place.bookings)
      assert.equal(bookings?.length, 1, 'whoever waited for a wish sees it')
    })
    await Promise.all(wishes)

    const fresh = testDeps().board
    await fresh.load()
    assert.equal(shown(deps.board), shown(fresh))
  })

  it('forgets a unit that is no longer there', async () => {
    const deps = testDeps()
    const { unitId } = await makeUnit(deps)
    await UnitModel.deleteOne({ _id: unitId })

    await deps.board.refresh([unitId])

    assert.deepEqual(deps.board.units(), [])
  })

  it('makes up for a change it could not read while the database was away', async () => {
    const deps = testDeps()
    const { unitId } = await makeUnit(deps)
    await closeBehindItsBack(unitId)
    await mongoose.disconnect()
    const ids = { unitIds: [unitId] }
    await deps.bus.publish({ id: 'one', name: 'place.closed', ids })
    assert.equal(deps.board.unit(unitId)?.unit.version, 1)

    await mongoose.connect(testDatabaseUri())

    while (deps.board.unit(unitId)?.unit.version === 1) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const fresh = createBoard(deps.bus)
    await fresh.load()
    assert.equal(shown(deps.board), shown(fresh))
  })
})
