import type { FactKind } from '#src/domain/event.ts'
import type { Facts, SourceSeen } from '#src/domain/facts.ts'
import type { DimensionRule } from '#src/domain/policy/dimension-rule.ts'
import { feedsOf, isOfProfile } from '#src/domain/policy/measure.ts'
import type { Policy } from '#src/domain/policy.ts'

/** Purchases feed spend and orders, touches feed engagement. */
const builtInFeeds: Readonly<Record<string, readonly FactKind[]>> = {
  spend: ['order', 'refund'],
  orders: ['order', 'refund'],
  engagement: ['interaction', 'feedback'],
}

/** The kinds of facts that feed a dimension; none for one that is read from the profile. */
export const kindsFor = ({ name, counts }: DimensionRule): readonly FactKind[] =>
  counts === undefined ? (builtInFeeds[name] ?? []) : feedsOf[counts.of]

/** Whether this source has told anything of the dimension so far. */
export const hasReported = ({ kinds }: SourceSeen, rule: DimensionRule): boolean =>
  kinds.some((kind) => kindsFor(rule).includes(kind))

/** `orders-csv`, `interactions:crm` … go by their first word. */
const natureOf = (source: string, { narrow }: Policy['sources']): readonly FactKind[] | undefined =>
  narrow[source.split(/[-:]/, 1)[0] ?? source]

/**
 * The customer's sources that can report a dimension. What a source can report belongs to the source and does
 * not depend on what it has said of this customer: a source that is not known to be narrow can report
 * everything, and its silence on a dimension is a zero. That makes the law true that one more order or
 * interaction from a source the customer already has never lowers the key: it cannot change which dimensions
 * carry weight, and every sum only grows. (A narrow source that reports beyond its nature counts as a new one.)
 */
export function reporters(
  sources: Facts['sources'],
  rule: DimensionRule,
  policy: Pick<Policy, 'sources'>,
): readonly SourceSeen[] {
  const feeds = kindsFor(rule)
  return Object.entries(sources)
    .filter(([name, seen]) => {
      const nature = natureOf(name, policy.sources)
      return nature === undefined || nature.some((kind) => feeds.includes(kind)) || hasReported(seen, rule)
    })
    .map(([, seen]) => seen)
}

/**
 * Whether anyone can tell of a dimension: one of the customer's sources, or its profile. A missing attribute is
 * not known; a tag that is not there is a tag the customer does not have.
 */
export function isTold(
  { sources, sums }: Pick<Facts, 'sources' | 'sums'>,
  rule: DimensionRule,
  policy: Pick<Policy, 'sources'>,
): boolean {
  if (rule.counts === undefined || !isOfProfile(rule.counts))
    return reporters(sources, rule, policy).length > 0

  return rule.counts.of === 'tags' || sums[rule.name] !== undefined
}
