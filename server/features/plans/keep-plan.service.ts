import { Binary } from 'mongodb'
import type { ClientSession, Types } from 'mongoose'
import { PLAN_PARTS, PlanLineModel, PlanPartModel } from '../../../models/plan.model.ts'
import type { PlanPartName } from '../../../models/plan.model.ts'
import type { MadePlan } from './make-plan.ts'
import { unpack } from './pack.ts'

/** Below what a document may hold (16 MiB), with room to spare. */
const BYTES_PER_PIECE = 8 * 1024 * 1024
const LINES_PER_WRITE = 40

/** Stores the lines of a plan, its inputs and its result. Until the plan says so, they count for nothing. */
export async function keepContent(
  planId: Types.ObjectId,
  { lines, inputs, result }: Pick<MadePlan, 'lines' | 'inputs' | 'result'>,
  session: ClientSession | null = null,
): Promise<void> {
  for (let start = 0; start < lines.length; start += LINES_PER_WRITE) {
    const rows = lines.slice(start, start + LINES_PER_WRITE).map(({ placed, ...line }) => ({
      ...line,
      ...{ planId, state: placed ? 'proposed' : 'unplaced', ...placed },
    }))
    await PlanLineModel.insertMany(rows, { session })
  }
  const packed = { inputs: inputs.bytes, result: result.bytes }
  for (const part of PLAN_PARTS) {
    await PlanPartModel.insertMany(piecesOf(planId, part, packed[part]), { session })
  }
}

function piecesOf(planId: Types.ObjectId, part: PlanPartName, bytes: Uint8Array): object[] {
  const pieces = Math.ceil(bytes.length / BYTES_PER_PIECE)
  return Array.from({ length: pieces }, (_, number) => {
    const start = number * BYTES_PER_PIECE
    return { planId, part, number, bytes: Buffer.from(bytes.slice(start, start + BYTES_PER_PIECE)) }
  })
}

/** Takes away what `keepContent` stored, for a run that came to nothing. */
export async function dropContent(planId: Types.ObjectId): Promise<void> {
  await PlanLineModel.deleteMany({ planId })
  await PlanPartModel.deleteMany({ planId })
}

/** A part of a plan as text; undefined when it was never stored. */
export async function readPart(
  planId: Types.ObjectId,
  part: PlanPartName,
): Promise<string | undefined> {
  const pieces = await PlanPartModel.find({ planId, part }).sort({ number: 1 }).lean()
  if (pieces.length === 0) return undefined
  return unpack(Buffer.concat(pieces.map(({ bytes }) => bytesOf(bytes))))
}

/** Lean reading gives the driver's own Binary. */
function bytesOf(stored: unknown): Uint8Array {
  if (stored instanceof Binary) return stored.value()
  if (stored instanceof Uint8Array) return stored
  throw new Error('A part of a plan is not stored as bytes')
}
