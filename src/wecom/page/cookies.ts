/** The cookie of this name in a `Cookie` header; '' for none. */
export function cookieIn(header: string | undefined, name: string): string {
  for (const pair of (header ?? '').split(';')) {
    const [key, value = ''] = pair.trim().split('=')
    if (key === name) return value
  }
  return ''
}

/**
 * Read by this server alone, under `/wecom`. `Lax`: WeCom's own page leads back here, and a strict cookie would be
 * missing then; nothing under that path changes anything.
 */
export const cookie = (name: string, value: string, maxAgeSeconds: number, isSecure: boolean): string =>
  `${name}=${value}; Path=/wecom; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
