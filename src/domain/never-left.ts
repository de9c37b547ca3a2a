/** No connection came about. */
const notConnected: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** A network that goes away ends a connection that stood with the same codes (tcp(7)): by then all may have left. */
const ofConnections: ReadonlySet<unknown> = new Set(['read', 'write', 'writev'])

/** Whether a call failed before anything of it left this machine, so that what was to be done was not. */
export function neverLeft(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, syscall } = at as NodeJS.ErrnoException
    if (notConnected.has(code)) return !ofConnections.has(syscall)
  }
  return false
}
