import { createHash, timingSafeEqual } from 'node:crypto'

const cookieName = 'tierwise_playground'
const digest = (text: string) => createHash('sha256').update(text).digest()

/** Equal, in a time that says nothing about where they differ. */
export const sameSecret = (left: string, right: string): boolean =>
  timingSafeEqual(digest(left), digest(right))

/** The cookie stands for the token without being it. */
const cookieValue = (token: string) => digest(`playground cookie of ${token}`).toString('base64url')

/**
 * Set once by `?token=`. `Lax`, since the link is opened from a chat: a strict cookie would be missing on that
 * very page, and what changes anything is a POST, which `Lax` withholds from other sites.
 */
export const tokenCookie = (token: string, secure: boolean): string =>
  `${cookieName}=${cookieValue(token)}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

const cookieOf = (header: string) =>
  header
    .split(';')
    .map((pair) => pair.trim().split('='))
    .find(([name]) => name === cookieName)?.[1]

/** Whether a request carries the token, as `Authorization: Bearer …` or as the cookie. */
export function carriesToken(
  token: string,
  {
    authorization,
    cookie,
  }: { readonly authorization?: string | undefined; readonly cookie?: string | undefined },
): boolean {
  const bearer = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1]
  if (bearer !== undefined) return sameSecret(bearer, token)

  const sent = cookieOf(cookie ?? '')
  return sent !== undefined && sameSecret(sent, cookieValue(token))
}
