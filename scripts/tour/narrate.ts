const LONGEST = 400

/** Tells one step: what is done and why, what was sent, what came back. */
export function tell(step: string, sent?: string, answered?: unknown): void {
  process.stdout.write(`\n${step}\n`)
  if (sent !== undefined) process.stdout.write(`  sent      ${sent}\n`)
  if (answered !== undefined) process.stdout.write(`  answered  ${brief(answered)}\n`)
}

/** What an open screen heard by itself. */
export function tellHeard(who: string, message: string, content: unknown): void {
  process.stdout.write(`  live      ${who} hears ${message} ${brief(content)}\n`)
}

function brief(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} ...` : text
}
