/** What an unasked message is weighed by: its kind, and of a change of tier whether the top was lost. */
export type Weighed = { readonly kind: string; readonly isLossOfTop?: boolean }

/**
 * What cannot wait, first: a key customer that nobody calls, one that has just fallen, a customer that waits for an
 * answer, one that is about to fall. A rise and a question lose nothing by a day.
 */
const order = [
  'escalation',
  'loss-of-top',
  'problem-overdue',
  'problem-opened',
  'problem-answered',
  'early-warning',
  'tier-change',
  'tier-summary',
  'assigned',
  'reassigned',
  'question',
]

const unknownKind = order.indexOf('early-warning')

/** The place of a message among those that wait: the lower, the sooner. What nobody has placed goes with the warnings. */
export function urgencyOf({ kind, isLossOfTop }: Weighed): number {
  const at = order.indexOf(isLossOfTop ? 'loss-of-top' : kind)
  return at < 0 ? unknownKind : at
}
