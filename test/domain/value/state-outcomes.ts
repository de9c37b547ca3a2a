import { addDays } from '#src/domain/days.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { mergeFacts } from '#src/domain/facts/merge-facts.ts'
import type { Facts } from '#src/domain/facts.ts'
import type { PurchaseRow } from '#src/domain/forecast/purchase-history.ts'
import type { Policy } from '#src/domain/policy.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { valueNowMinor } from '#src/domain/value.ts'
import { isDormant, type ValueLines, valueLines } from '#src/domain/value-lines.ts'
import { valueStateOf } from '#src/domain/value-state.ts'
import { sampleCompany } from '#src/ingest/sample/sample-company.ts'
import { cdnow } from '../forecast/cdnow.ts'

/** Half a year is held out, and half a year before is what it is held against. */
const heldOutDays = 180

/** What the customers of a group were worth at the split, spent in the half year before it, and in the one after. */
export type Outcome = {
  readonly group: 'one-off-leaving' | 'other large' | 'small-growing' | 'other small'
  readonly customers: number
  /** Means, in major units. */
  readonly valueNow: number
  readonly before: number
  readonly after: number
  /** Share that bought in the half year after. */
  readonly active: number
  /** Share that spent more in the half year after than in the one before. */
  readonly grew: number
}

/** A customer as it was known on the split day, and all its purchases. */
type Known = { readonly facts: Facts; readonly rows: readonly PurchaseRow[] }

const dayMs = 86_400_000

const retail = (currency: string): Policy => ({ ...retailPreset(currency), version: 1 })

const factsBy = (policy: Policy, events: readonly FactEvent[], end: Date): Facts =>
  mergeFacts(
    foldMonths(
      policy,
      events[0]?.customerId ?? '',
      events.filter(({ at, bookedAt }) => at <= end && bookedAt <= end),
    ).map(({ facts }) => facts),
  )

/** One purchase a day, as the benchmark's conventions have it. */
function ordersOf(rows: readonly PurchaseRow[], id: string): readonly FactEvent[] {
  const byDay = Map.groupBy(rows, ({ at }) => Math.floor(at.getTime() / dayMs))
  return [...byDay].map(([day, those]) => {
    const at = new Date(day * dayMs)
    const amountMinor = Math.round(those.reduce((sum, { amount }) => sum + amount, 0) * 100)
    const event = { _id: `${id}|${day}`, customerId: id, source: 'orders', at, bookedAt: at, receivedAt: at }
    return { ...event, kind: 'order', amountMinor, currency: 'USD' }
  })
}

const spentBetween = (rows: readonly PurchaseRow[], from: Date, to: Date): number =>
  rows.reduce((sum, { at, amount }) => (at > from && at <= to ? sum + amount : sum), 0)

const mean = (list: readonly Known[], of: (known: Known) => number): number =>
  list.reduce((sum, known) => sum + of(known), 0) / Math.max(1, list.length)

function groupOf(
  { facts }: Known,
  policy: Policy,
  end: Date,
  lines: ValueLines,
): Outcome['group'] | undefined {
  const state = valueStateOf(facts, policy, end, lines)
  if (state) return state
  if (facts.valueSum >= lines.largeSum) return 'other large'

  return facts.valueSum > 0 && facts.valueSum <= lines.smallSum ? 'other small' : undefined
}

/** What became of those in a named state, beside the others of their size; the dormant are in no group. */
function outcomesOf(base: readonly Known[], policy: Policy, end: Date): readonly Outcome[] {
  const living = base.filter(({ facts }) => !isDormant(facts, policy, end))
  const lines = valueLines(
    living.map(({ facts }) => facts.valueSum),
    policy,
  )
  if (!lines) return []

  const groups = Map.groupBy(living, (known) => groupOf(known, policy, end, lines))
  const order = ['one-off-leaving', 'other large', 'small-growing', 'other small'] as const
  return order.map((group) => {
    const list = groups.get(group) ?? []
    const before = ({ rows }: Known) => spentBetween(rows, addDays(end, -heldOutDays), end)
    const after = ({ rows }: Known) => spentBetween(rows, end, addDays(end, heldOutDays))
    return {
      group,
      customers: list.length,
      valueNow: mean(list, ({ facts }) => valueNowMinor(facts, policy, end) / 100),
      before: mean(list, before),
      after: mean(list, after),
      active: mean(list, (known) => Number(after(known) > 0)),
      grew: mean(list, (known) => Number(after(known) > before(known))),
    }
  })
}

/** The end of a UTC day: the split day is known. */
const endOf = (day: string): Date => new Date(`${day}T23:59:59Z`)

/** CDNOW (all of it) at a day, and the half year after. */
export function cdnowOutcomes(day: string): readonly Outcome[] {
  const [policy, end] = [retail('USD'), endOf(day)]
  const base = cdnow('master')
    .map((rows, n) => ({ rows, facts: factsBy(policy, ordersOf(rows, `c${n}`), end) }))
    .filter(({ facts }) => facts.firstOrderAt !== undefined)

  return outcomesOf(base, policy, end)
}

/** The sample company half a year before its end, and that half year. */
export function companyOutcomes(seed: number): readonly Outcome[] {
  const policy = retail('CNY')
  const end = addDays(endOf('2026-11-21'), -heldOutDays)
  const { events } = sampleCompany({ seed, endDay: '2026-11-22' })
  const base = [...Map.groupBy(events, ({ customerId }) => customerId).values()]
    .map((own) => ({
      facts: factsBy(policy, own, end),
      rows: own.flatMap((event) =>
        event.kind === 'order' ? [{ at: event.bookedAt, amount: event.amountMinor / 100 }] : [],
      ),
    }))
    .filter(({ facts }) => facts.orderCount > 0)

  return outcomesOf(base, policy, end)
}
