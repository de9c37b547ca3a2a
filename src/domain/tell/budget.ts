import type { Role } from '#src/domain/user.ts'
import { morningPrefix } from './row-group.ts'

/** What a rep gets however much else there is: the list, what they timed, summaries they ordered, news of their account. */
const asked: ReadonlySet<string> = new Set([
  'today',
  'reminder',
  'day-summary',
  'digest',
  'admitted',
  'unconfirmed',
  'blocked',
])

/**
 * Whether a message counts among the few that a rep gets a day beside the list. What goes to others never does, nor what
 * waited for a morning: it is the list of whoever has none.
 */
export const isUnasked = (
  role: Role,
  { kind, group }: { readonly kind: string; readonly group?: string },
): boolean => role === 'rep' && !asked.has(kind) && !group?.startsWith(morningPrefix)

/** A message that wants one of the day's places: the key is its row's. */
export type Waiting = { readonly key: string; readonly urgency: number; readonly createdAt: Date }

const before = (a: Waiting, b: Waiting): boolean =>
  a.urgency - b.urgency < 0 ||
  (a.urgency === b.urgency &&
    (a.createdAt < b.createdAt || (a.createdAt.getTime() === b.createdAt.getTime() && a.key < b.key)))

/**
 * Whether this one goes before the places are gone, the most urgent first: of those that wait now, so many as places
 * are free are told, and the others wait for the morning.
 */
export const isAmongFirst = (own: Waiting, others: readonly Waiting[], free: number): boolean =>
  others.filter((other) => other.key !== own.key && before(other, own)).length < free
