import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { addDays } from '#src/domain/days.ts'
import { spendHistoryOf } from '#src/domain/forecast/facts-history.ts'
import type { BaseForecast } from '#src/domain/forecast/fit-base.ts'
import { modelNamed } from '#src/domain/forecast/fit-purchases.ts'
import { expectedSpend } from '#src/domain/forecast/gamma-gamma.ts'
import { spendChance } from '#src/domain/forecast/spend-distribution.ts'
import { toMinor } from '#src/domain/money.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { ladderOf } from '#src/domain/tier/ladder.ts'
import { amountBins, type Bin, withoutRare } from './amount-bins.ts'
import { type Candidate, expectedValue, type Option } from './candidate.ts'
import { unseenChance } from './hidden.ts'
import { keyWith, leastAmount, type Span } from './key-with.ts'
import { standingAnswer } from './standing.ts'

/** What the question asks about: the last so many days. */
export const unseenDays = 90

/** What a question rests on: the policy in force, its newest cut, and what the base's customers do. */
export type QuestionFrame = {
  readonly policy: Policy
  readonly cut: Cut
  readonly fits: BaseForecast['fits']
  readonly now: Date
}

/** Whether the tier is free to move and nothing has been seen for as long as the question asks about. */
const isBlind = ({ kind, status, tier, override, facts }: Customer, now: Date): boolean =>
  kind === 'customer' &&
  status === 'active' &&
  tier !== undefined &&
  !(override && now < override.until) &&
  facts.lastPurchaseAt !== undefined &&
  facts.lastPurchaseAt <= addDays(now, -unseenDays) &&
  standingAnswer(facts, 'unseen-orders', now) === undefined

/** What customers with this one's history go on to buy in so many days, as the base's fits have it. */
type Outlook = {
  /** What one order comes to, and more than anybody buys; major units. */
  readonly usualAmount: number
  readonly most: number
  /** The chance of any order, and of a total of no more than an amount. */
  readonly some: number
  readonly below: (amount: number) => number
}

function outlookOf({ facts }: Customer, span: Span, { policy, fits }: QuestionFrame): Outlook | undefined {
  const history = spendHistoryOf(facts, policy.baseCurrency, span.from)
  if (!history || !fits.spend) return undefined

  const usualAmount = expectedSpend(fits.spend.parameters, history)
  if (!Number.isFinite(usualAmount) || usualAmount <= 0) return undefined

  const model = modelNamed(fits.purchases.model)
  const atLeast = model.atLeast(fits.purchases.parameters, history, unseenDays / 7)
  return {
    usualAmount,
    most: usualAmount * 1_000,
    some: atLeast[1] ?? 0,
    below: spendChance(fits.spend.parameters, history, atLeast),
  }
}

/** The middle of what such customers buy, within a bin. */
function middleAmount({ below, most }: Outlook, bin: Bin): number {
  const end = Math.min(bin.below, most)
  return leastAmount(below, (below(bin.from) + below(end)) / 2, end) ?? bin.from
}

/** What an answer would change, and how likely it is: all that questions are compared by. */
type Prospect = Pick<Option, 'code' | 'chance' | 'changes' | 'tier'>

const prospectOf = ({ code, changes, tier }: Bin, chance: number): Prospect => ({
  code,
  chance,
  ...present({ changes, tier }),
})

function optionOf(prospect: Prospect, bin: Bin, outlook: Outlook, span: Span, currency: string): Option {
  const amount = middleAmount(outlook, bin)
  const orders = Math.max(1, Math.round(amount / outlook.usualAmount))

  return {
    ...prospect,
    fromMinor: aboutMinor(bin.from, currency),
    ...(bin.below === Infinity ? {} : { belowMinor: aboutMinor(bin.below, currency) }),
    estimate: { ...span, amountMinor: toMinor(amount, currency), orders },
  }
}

/** Two digits are enough for "about": 12,840 → 13,000. */
const aboutMinor = (amount: number, currency: string): number =>
  toMinor(Number(amount.toPrecision(2)), currency)

/**
 * "Did they buy from us by another way, or elsewhere, in the last 90 days?" The answers part where the tier would, and
 * their chances are those of the base's purchase model for a customer with this one's history as of then: what similar
 * customers went on to do. Undefined where something was seen in those days, and where no answer would change anything.
 */
export function unseenOrders(customer: Customer, frame: QuestionFrame): Candidate | undefined {
  const { policy, cut, now } = frame
  const span: Span = { from: addDays(now, -unseenDays), to: now }
  const outlook = isBlind(customer, now) ? outlookOf(customer, span, frame) : undefined
  if (!customer.tier || !outlook || outlook.some === 0) return undefined

  const { below, some, most } = outlook
  const kappa = keyWith(customer.facts, policy, now, { span, usualAmount: outlook.usualAmount })
  const chanceOf = (bin: Bin) => (bin.below === Infinity ? 1 : below(bin.below)) - below(bin.from)
  const bins = withoutRare(amountBins(ladderOf(policy, cut), customer.tier, kappa, most), chanceOf, some)
  if (!bins.some(({ changes }) => changes)) return undefined

  const unseen = unseenChance(1 - some)
  const none: Prospect = { code: 'none', chance: 1 - unseen }
  const answers = bins.map((bin) => ({ bin, prospect: prospectOf(bin, (unseen * chanceOf(bin)) / some) }))
  return {
    customerId: customer._id,
    kind: 'unseen-orders',
    value: expectedValue([none, ...answers.map(({ prospect }) => prospect)]),
    /** Of hundreds of questions one is asked: the amounts behind its answers are reckoned for that one. */
    get options() {
      return [
        { ...none, estimate: { ...span, amountMinor: 0, orders: 0 } },
        ...answers.map(({ bin, prospect }) => optionOf(prospect, bin, outlook, span, policy.baseCurrency)),
      ]
    },
  }
}
