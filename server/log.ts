import { pino } from 'pino'
import type { Logger } from 'pino'

/**
 * Structured log lines. Of an error its name, code and where it arose, never its message: that may quote
 * what somebody sent.
 */
export function createLog(level: string): Logger {
  return pino({ level, serializers: { error: describeError } })
}

function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { name: typeof error }
  const { name, stack = '' } = error
  const code = 'code' in error ? error.code : undefined
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return { name, code, at: frames.slice(0, 12).map((line) => line.trim()) }
}
