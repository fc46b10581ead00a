import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import express from 'express'
import { MongoClient, ObjectId } from 'mongodb'
import { z } from 'zod'

/*
 * What the service is measured against: Express with one handler each, no sign-in, no checks, no log. It returns the
 * same bytes (BODY_FILE), and does the same three writes in one transaction.
 */
const { PORT, MONGODB_URI, BODY_FILE } = z
  .object({ PORT: z.coerce.number(), MONGODB_URI: z.string(), BODY_FILE: z.string() })
  .parse(process.env)
const bytes = readFileSync(BODY_FILE, 'utf8')
const client = await new MongoClient(MONGODB_URI, { maxPoolSize: 50 }).connect()
const db = client.db()
const Body = z.object({ available: z.number() })

const app = express()
app.get('/readyz', (_req, res) => {
  res.json({ status: 'ready' })
})
app.get('/v1/capacity', (_req, res) => {
  res.type('json').send(bytes)
})
app.post('/v1/units/:unitId/attestations', express.json(), async (req, res) => {
  const { unitId } = req.params
  const { available } = Body.parse(req.body)
  const at = new Date()
  const ids = { unitIds: [unitId], organisationIds: [unitId], regions: ['amsterdam'] }
  await client.withSession((session) =>
    session.withTransaction(async () => {
      const attestation = { at, by: 'bench', available, derived: available }
      await db
        .collection('bare-units')
        .updateOne(
          { _id: new ObjectId(unitId) },
          { $set: { attestation }, $inc: { version: 1 } },
          { session },
        )
      const audit = {
        ...{ act: 'unit.attested', at, actor: { id: 'bench', role: 'desk' }, ids },
        ...{ caseTokens: [], fields: [], purpose: 'none', reason: 'agrees', hash: randomUUID() },
      }
      await db.collection('bare-audit').insertMany([audit], { session })
      await db.collection('bare-outbox').insertMany([{ name: audit.act, at, ids }], { session })
    }),
  )
  res
    .status(201)
    .json({ unitId, at: at.toISOString(), available, derived: available, agrees: true })
})
app.listen(PORT, '127.0.0.1')
