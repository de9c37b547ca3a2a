import { earliest, latest } from '#src/domain/days.ts'
import { feedbackTopics } from '#src/domain/event.ts'
import type { ByDimension, Facts, RatingTally } from '#src/domain/facts.ts'
import { present } from '#src/domain/present.ts'
import { newestAnswers } from './answers.ts'
import { newestOrders, newestTouch, newestTouches } from './briefs.ts'
import { mergeSources } from './sources.ts'
import { newestStage } from './stages.ts'

/** What is known of a customer on whom nothing has happened. */
export const emptyFacts: Facts = {
  sums: { spend: 0, orders: 0, engagement: 0 },
  orderCount: 0,
  refundCount: 0,
  purchaseDays: 0,
  valueSum: 0,
  netSpendMinor: 0,
  firstDayMinor: 0,
  recentOrders: [],
  recentTouches: [],
  touchesOut: 0,
  touchesIn: 0,
  ratings: {},
  sources: {},
  eventCount: 0,
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** Smallest first: months add up to the same last bit whichever order they are read in. */
const steady = (values: readonly number[]) => total(values.toSorted((a, b) => a - b))

function mergeSums(list: readonly ByDimension[]): ByDimension {
  const names = new Set(list.flatMap((sums) => Object.keys(sums)))
  const own = [...names].map((name) => [name, steady(list.map((sums) => sums[name] ?? 0))] as const)

  return { spend: 0, orders: 0, engagement: 0, ...Object.fromEntries(own) }
}

function mergeTallies(tallies: readonly RatingTally[]): RatingTally | undefined {
  const lastAt = latest(...tallies.map((tally) => tally.lastAt))
  if (lastAt === undefined) return undefined

  return {
    count: total(tallies.map((t) => t.count)),
    ratingSum: total(tallies.map((t) => t.ratingSum)),
    lastAt,
  }
}

function mergeRatings(list: readonly Facts[]): Facts['ratings'] {
  const tally = (topic: keyof Facts['ratings']) =>
    mergeTallies(list.flatMap(({ ratings }) => ratings[topic] ?? []))

  return Object.fromEntries(
    feedbackTopics.flatMap((topic) => {
      const merged = tally(topic)
      return merged === undefined ? [] : [[topic, merged]]
    }),
  )
}

/** What the month with the oldest purchase says: a day lies in one month. */
function firstDayOf(list: readonly Facts[]): number {
  const firstAt = earliest(...list.map(({ firstOrderAt }) => firstOrderAt))?.getTime()
  return (
    list.find(({ firstOrderAt }) => firstAt !== undefined && firstOrderAt?.getTime() === firstAt)
      ?.firstDayMinor ?? 0
  )
}

/**
 * One customer's facts out of its months, in any order. Law: the merge of the months is the fold of all events
 * (an order and the refunds that name it are booked in one month; a day lies in one month).
 */
export function mergeFacts(list: readonly Facts[]): Facts {
  const sum = (pick: (facts: Facts) => number) => total(list.map(pick))
  const float = (pick: (facts: Facts) => number) => steady(list.map(pick))
  const recentOrders = newestOrders(list.flatMap((facts) => facts.recentOrders))

  return {
    sums: mergeSums(list.map(({ sums }) => sums)),
    orderCount: sum((facts) => facts.orderCount),
    refundCount: sum((facts) => facts.refundCount),
    purchaseDays: sum((facts) => facts.purchaseDays),
    valueSum: float((facts) => facts.valueSum),
    netSpendMinor: sum((facts) => facts.netSpendMinor),
    firstDayMinor: firstDayOf(list),
    recentOrders,
    recentTouches: newestTouches(list.flatMap((facts) => facts.recentTouches)),
    touchesOut: sum((facts) => facts.touchesOut),
    touchesIn: sum((facts) => facts.touchesIn),
    ratings: mergeRatings(list),
    ...newestAnswers(list.flatMap(({ answers = [] }) => answers)),
    sources: mergeSources(list.map((facts) => facts.sources)),
    eventCount: sum((facts) => facts.eventCount),
    ...present({
      firstOrderAt: earliest(...list.map((facts) => facts.firstOrderAt)),
      lastPurchaseAt: latest(...list.map((facts) => facts.lastPurchaseAt)),
      lastOrder: recentOrders.at(-1),
      lastTouch: newestTouch(list.flatMap((facts) => facts.lastTouch ?? [])),
      lastFromCustomerAt: latest(...list.map((facts) => facts.lastFromCustomerAt)),
      lastComplaintAt: latest(...list.map((facts) => facts.lastComplaintAt)),
      lastStage: newestStage(list.flatMap((facts) => facts.lastStage ?? [])),
      lastEventAt: latest(...list.map((facts) => facts.lastEventAt)),
    }),
  }
}
