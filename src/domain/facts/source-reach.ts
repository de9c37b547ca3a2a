import type { FactKind } from '#src/domain/event.ts'
import type { Dimension, Facts, SourceSeen } from '#src/domain/facts.ts'

/** Purchases feed spend and orders, touches feed engagement. */
const feeds: Readonly<Record<Dimension, readonly FactKind[]>> = {
  spend: ['order', 'refund'],
  orders: ['order', 'refund'],
  engagement: ['interaction', 'feedback'],
}

const purchases: readonly Dimension[] = ['spend', 'orders']
const touches: readonly Dimension[] = ['engagement']

/** Sources that by their nature tell one thing only; `orders-csv`, `interactions-crm` … go by their first word. */
const narrow: Readonly<Record<string, readonly Dimension[]>> = {
  orders: purchases,
  interactions: touches,
  feedback: touches,
  chat: touches,
}

/** Whether this source has told anything of the dimension so far. */
export const hasReported = ({ kinds }: SourceSeen, dimension: Dimension): boolean =>
  kinds.some((kind) => feeds[dimension].includes(kind))

/**
 * The customer's sources that can report a dimension. What a source can report belongs to the source and does
 * not depend on what it has said of this customer: a source that is not known to be narrow can report
 * everything, and its silence on a dimension is a zero. That makes the law true that one more order or
 * interaction from a source the customer already has never lowers the key: it cannot change which dimensions
 * carry weight, and every sum only grows. (A narrow source that reports beyond its nature counts as a new one.)
 */
export function reporters(sources: Facts['sources'], dimension: Dimension): readonly SourceSeen[] {
  return Object.entries(sources)
    .filter(([name, seen]) => {
      const limited = narrow[name.split(/[-:]/, 1)[0] ?? name]
      return limited === undefined || limited.includes(dimension) || hasReported(seen, dimension)
    })
    .map(([, seen]) => seen)
}
