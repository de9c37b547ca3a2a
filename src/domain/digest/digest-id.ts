import type { User } from '#src/domain/user.ts'
import { type DigestTime, usualDigestTime } from './week.ts'

/** Stands for "all customers" in an id; no segment can be called so. */
const everybody = '*'

/** Of digests that somebody asked for: each takes the place of the one before. */
export const onDemand = 'now'

/** `fang|*|2026-W48`: whose, of which segment, of which week. */
export const digestIdOf = (userId: string, segment: string | undefined, week: string): string =>
  `${userId}|${segment ?? everybody}|${week}`

/** The message of a week is one, whatever the segment or the hour has been changed to since: `digest|fang|2026-W48`. */
export const digestKeyOf = (userId: string, week: string): string => `digest|${userId}|${week}`

/** What somebody gets each week. */
export type DigestOrder = DigestTime & {
  readonly segment?: string | undefined
  readonly channel?: string | undefined
}

/** Managers get one unless they have put it off; others where they have asked for it. Service sees no money. */
export function digestOrderOf({
  role,
  active,
  settings,
}: Pick<User, 'role' | 'active' | 'settings'>): DigestOrder | undefined {
  const chosen = settings?.digest
  if (!active || role === 'service' || chosen === 'off') return undefined

  return chosen ?? (role === 'manager' ? usualDigestTime : undefined)
}
