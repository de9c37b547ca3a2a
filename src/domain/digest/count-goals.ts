import type { Customer } from '#src/domain/customer.ts'
import { addDays, daysBetween } from '#src/domain/days.ts'
import { toMajor } from '#src/domain/money.ts'
import type { TierRule } from '#src/domain/policy/tier-rule.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import type { GoalProgress } from './figures.ts'
import { type DigestFrame, tierCodes } from './frame.ts'

const daysOf = { month: 30, quarter: 91, 'half-year': 182, year: 365 } as const
/** Of 1 to 5: whoever rates so is content. */
const contentRating = 4

type Metric = TierRule['goal']['metric']
/** What one customer adds: `value` over `of`, which need not be one customer. */
type Share = { readonly value: number; readonly of: number }
type Asked = { readonly since: Date; readonly frame: DigestFrame }

const ofOne = (isHit: boolean): Share => ({ value: isHit ? 1 : 0, of: 1 })
const nothing: Share = { value: 0, of: 0 }

const ordersSince = ({ facts }: Customer, since: Date) => facts.recentOrders.filter(({ at }) => at >= since)

function satisfied({ facts }: Customer, { since }: Asked): Share {
  const ratings = Object.values(facts.ratings).filter(({ lastAt }) => lastAt >= since)
  const count = ratings.reduce((sum, one) => sum + one.count, 0)
  return count === 0
    ? nothing
    : ofOne(ratings.reduce((sum, one) => sum + one.ratingSum, 0) / count >= contentRating)
}

function response({ facts }: Customer, { since }: Asked): Share {
  const tried = facts.recentTouches.filter(
    ({ at, direction, answered }) => at >= since && direction === 'out' && answered !== undefined,
  )
  return { value: tried.filter(({ answered }) => answered).length, of: tried.length }
}

/** Bought again after a pause as long as the policy calls dormant; of those and the ones that still rest. */
function wonBack(customer: Customer, { since, frame }: Asked): Share {
  const { dormantDays } = frame.policy.lifecycle
  const orders = customer.facts.recentOrders
  const returned = orders.some(({ at }, n) => {
    const before = orders[n - 1]
    return at >= since && before !== undefined && daysBetween(before.at, at) >= dormantDays
  })
  return returned || customer.lifecycle === 'dormant' ? ofOne(returned) : nothing
}

const measures: Readonly<
  Record<Exclude<Metric, 'promoted-share'>, (customer: Customer, asked: Asked) => Share>
> = {
  'active-share': ({ facts }, { since }) =>
    ofOne(facts.lastPurchaseAt !== undefined && facts.lastPurchaseAt >= since),
  'spend-per-customer': (customer, { since }) => ({
    value: ordersSince(customer, since).reduce((sum, order) => sum + toMajor(order), 0),
    of: 1,
  }),
  'orders-per-customer': (customer, { since }) => ({ value: ordersSince(customer, since).length, of: 1 }),
  'satisfied-share': satisfied,
  'response-share': response,
  'won-back-share': wonBack,
}

/** Whom a tier has lifted counts for the tier it has left. */
function promoted(customer: Customer, { since, frame: { policy, now } }: Asked): readonly [string, Share][] {
  const { tier } = customer
  const codes = tierCodes(policy)
  const own = standingTier(customer, now)
  if (!tier || own === undefined) return []
  const { previous } = tier
  const rose =
    previous !== undefined && tier.since >= since && codes.indexOf(tier.code) < codes.indexOf(previous)
  return rose ? [[previous, ofOne(true)]] : [[own, ofOne(false)]]
}

function sharesFor(rule: TierRule, customer: Customer, asked: Asked): Share {
  const { metric } = rule.goal
  if (metric === 'promoted-share')
    return promoted(customer, asked).find(([code]) => code === rule.code)?.[1] ?? nothing

  return standingTier(customer, asked.frame.now) === rule.code ? measures[metric](customer, asked) : nothing
}

/**
 * How far each tier is with its goal, over the goal's own period up to now, by what the customers' facts still know:
 * the newest 24 orders and touches.
 */
export function goalCounter(frame: DigestFrame) {
  const rows = frame.policy.tiers.map((rule) => ({
    rule,
    asked: { since: addDays(frame.now, -daysOf[rule.goal.period]), frame },
    value: 0,
    of: 0,
  }))

  return {
    add(customer: Customer): void {
      for (const row of rows) {
        const { value, of } = sharesFor(row.rule, customer, row.asked)
        row.value += value
        row.of += of
      }
    },
    result: (): readonly GoalProgress[] =>
      rows.map(({ rule: { code, goal }, value, of }) => ({
        tier: code,
        goal,
        of,
        ...(of > 0 ? { actual: value / of } : {}),
      })),
  }
}
