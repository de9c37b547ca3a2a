import type { Weighed } from './urgency.ts'

/** What a rep learns on a working morning as well as on a Saturday; of a problem and a lost top customer at once. */
const waiting: ReadonlySet<string> = new Set(['early-warning', 'question', 'tier-summary'])

/**
 * Whether an unasked message that is due on a reader's day off waits for their next working morning. A change of tier is
 * told while it is news: one that a run has found, or that has waited through a night (`isNews` false), is none any more.
 */
export const canWait = ({ kind, isLossOfTop = false }: Weighed, isNews: boolean): boolean =>
  kind === 'tier-change' ? !isLossOfTop && !isNews : waiting.has(kind)
