import { join } from 'node:path'
import { readMailbox } from './mail/mailbox.ts'
import { dataFolder } from './support/folders.ts'
import { runProgram } from './support/failure.ts'

const USAGE = `npm run mailbox

Prints the mails that the service on this computer has sent, the newest first. npm start takes them all in
itself: nothing leaves the computer unless SMTP_URL names a mail server.
`

void runProgram(async () => {
  if (process.argv.includes('--help')) {
    process.stdout.write(USAGE)
    return 0
  }
  const mails = await readMailbox(join(dataFolder(), 'mail'))
  for (const { to, at, subject, text } of mails) {
    process.stdout.write(`To ${to}, ${at}\n${subject}\n\n${text.trim()}\n\n--\n`)
  }
  process.stdout.write(`${mails.length} ${mails.length === 1 ? 'mail' : 'mails'}\n`)
  return 0
})
