import { createServer } from 'node:http'
import { readMailbox } from './mailbox.ts'
import type { ReceivedMail } from './mailbox.ts'

export interface MailboxPage {
  readonly url: string
  readonly close: () => void
}

/** Shows the mails in a folder, on this computer alone: for trying the service out. */
export async function serveMailbox(folder: string): Promise<MailboxPage> {
  const server = createServer((_request, response) => {
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'",
      'cache-control': 'no-store',
    }
    readMailbox(folder).then(
      (mails) => {
        response.writeHead(200, headers).end(page(mails))
      },
      () => {
        response.writeHead(500, headers).end('The mailbox cannot be read.')
      },
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function page(mails: readonly ReceivedMail[]): string {
  const title = `Mailbox: ${mails.length} ${mails.length === 1 ? 'mail' : 'mails'}`
  const articles = mails.map(
    ({ to, at, subject, text }) =>
      `<article><h2>${escape(subject)}</h2><p>To ${escape(to)}, ${escape(at)}</p>` +
      `<pre>${linked(escape(text))}</pre></article>`,
  )
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>` +
    `<body><main><h1>${title}</h1><p>What the service sent. Nothing left this computer.</p>` +
    `${articles.join('')}</main></body></html>`
  )
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function linked(text: string): string {
  return text.replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`)
}
