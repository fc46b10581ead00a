import { z } from 'zod'

const Key = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine(
    (key) => key.length === 32,
    'must be 32 bytes in base64: make one with `openssl rand -base64 32`',
  )

const Environment = z.object({
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: z.url().optional(),
  /** Where the head of the audit chain is kept outside the database. */
  DATA_DIR: z.string().default('.data'),
  MASTER_KEY: Key,
  TOKEN_KEY: Key,
  /** Without it no mail is sent. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.email('must be an e-mail address').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

export interface Config {
  readonly mongodbUri: string
  readonly host: string
  readonly port: number
  readonly publicUrl: string
  readonly dataDir: string
  readonly masterKey: Buffer
  readonly tokenKey: Buffer
  readonly logLevel: string
  /** Absent: e-mail is off. */
  readonly smtpUrl?: string | undefined
  readonly mailFrom: string
}

/** Reads the environment once. Throws one error that lists every mistake in it. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Error(`The configuration is not complete:\n  ${faults.join('\n  ')}`)
  }
  const { MONGODB_URI, HOST, PORT, DATA_DIR, MASTER_KEY, TOKEN_KEY, LOG_LEVEL } = parsed.data
  const { PUBLIC_URL: publicUrl = `http://${HOST}:${PORT}`, SMTP_URL, MAIL_FROM } = parsed.data
  return Object.freeze({
    mongodbUri: MONGODB_URI,
    host: HOST,
    port: PORT,
    publicUrl,
    dataDir: DATA_DIR,
    masterKey: MASTER_KEY,
    tokenKey: TOKEN_KEY,
    logLevel: LOG_LEVEL,
    smtpUrl: SMTP_URL,
    mailFrom: MAIL_FROM ?? `no-reply@${new URL(publicUrl).hostname}`,
  })
}
