import type { Deps } from '../../deps.ts'

type Where = Pick<Deps['config'], 'publicUrl'>

/** Whether readers come over https, so that cookies may only travel there. */
export function isSecure({ publicUrl }: Where): boolean {
  return publicUrl.startsWith('https:')
}

/** Over https the name itself forbids other hosts and paths to set it (RFC 6265bis, `__Host-`). */
export function sessionCookieName(where: Where): string {
  return isSecure(where) ? '__Host-onderdak-session' : 'onderdak-session'
}

/** The value of one cookie out of a `Cookie` header. */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** The session token a browser sends along: the same kind of session as behind a bearer token. */
export function tokenOfCookie(header: string | undefined, { config }: Deps): string | undefined {
  const token = cookieValue(header, sessionCookieName(config))
  return token !== undefined && token.length > 0 && token.length <= 200 ? token : undefined
}
