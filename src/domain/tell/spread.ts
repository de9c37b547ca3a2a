const HALF_HOUR_MS = 1_800_000

/** A number that stays the same for the same name (FNV-1a). */
const numberOf = (name: string): number => {
  let hash = 0x811c9dc5
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

/**
 * When somebody's message is sent that many get at one full or half hour: each at a moment of their own within the
 * `spreadMs` after it, always the same one. Undefined: it is past, and sent now.
 */
export function spreadOut(name: string, now: Date, spreadMs: number): Date | undefined {
  const halfHour = Math.floor(now.getTime() / HALF_HOUR_MS) * HALF_HOUR_MS
  const moment = halfHour + (numberOf(name) % Math.min(spreadMs, HALF_HOUR_MS))
  return moment > now.getTime() ? new Date(moment) : undefined
}
