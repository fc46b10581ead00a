import mongoose from 'mongoose'
import { JOBS } from '../../server/jobs/job-table.ts'
import { createMailer } from '../../server/mailer.ts'
import { testDeps } from './test-deps.ts'

// A node of its own that runs one job and dies by kill -9 in the middle of it:
//   run-job-and-die.ts DATABASE JOB MOMENT (commit | mail) [SMTP]
// right after the first act it commits, or right after the mail server took its first mail. Says "finished" if it came
// to the end without either.
const [uri = '', name, moment = '', where, smtpUrl] = process.argv.slice(2)
const die = (): void => {
  process.kill(process.pid, 'SIGKILL')
}

await mongoose.connect(uri, { autoCreate: false, autoIndex: false })
const usual = testDeps()
const mailer = createMailer({ ...usual.config, smtpUrl })
const deps = testDeps({
  mailer: mailer && {
    send: async (letter) => {
      const delivery = await mailer.send(letter)
      if (where === 'mail') die()
      return delivery
    },
  },
})
deps.clock.set(moment)
await deps.board.load()
if (where === 'commit') deps.bus.subscribe(die)
await JOBS.find((job) => job.name === name)?.run(deps)
await mongoose.disconnect()
process.stdout.write('finished')
