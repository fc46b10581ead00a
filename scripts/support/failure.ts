/** A failure the reader can do something about: told in one sentence, without a stack. */
export class Failure extends Error {}

/** Runs a script; its number becomes the exit code, a failure becomes one sentence and code 1. */
export async function runProgram(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main()
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    process.exitCode = 1
  }
}

/** One sentence for what we foresaw; the whole stack for what we did not. */
export function explain(error: unknown): string {
  if (error instanceof Failure) return error.message
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'ENOSPC') return DISK_FULL
  if ('code' in error && (error.code === 'EACCES' || error.code === 'EROFS')) {
    return `This project folder cannot be written to: ${error.message}.`
  }
  return error.stack ?? error.message
}

export const DISK_FULL = 'The disk is full: free some space for this project folder and try again.'
