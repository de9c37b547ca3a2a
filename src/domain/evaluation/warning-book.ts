import type { WarningFeatures } from '#src/domain/warning/alike.ts'
import { settle, type WarningOutcome } from '#src/domain/warning/settle.ts'
import { emptyRecord, mergeRecords, recordOf, statedFor } from '#src/domain/warning/track-record.ts'
import type { EarlyWarning } from '#src/domain/warning/warn.ts'
import { dateOfDay, dayNumber } from './day-number.ts'
import { orderFigure } from './key.ts'
import { type PurchasePanel, rowsFrom, rowsTo } from './purchase-panel.ts'
import type { RecordedWarning } from './warning-statistics.ts'

/** A warning under way, with what was known of it when it was given. */
type Pending = {
  readonly customer: number
  readonly warning: EarlyWarning
  readonly features: WarningFeatures
  readonly stated: number | undefined
  demotedAt?: Date
}
type Settled = { readonly one: Pending; readonly outcome: WarningOutcome }

/** Decayed orders up to and with a day. */
function recentOrders(panel: PurchasePanel, customer: number, day: number, halfLifeDays: number): number {
  let sum = 0
  for (let row = rowsFrom(panel, customer); row < rowsTo(panel, customer); row++) {
    const on = panel.day[row] ?? Infinity
    if (on > day) break
    sum += orderFigure(panel.amount[row] ?? 0) * 2 ** ((on - day) / halfLifeDays)
  }
  return sum
}

function firstPurchaseAfter(panel: PurchasePanel, customer: number, day: number): Date | undefined {
  for (let row = rowsFrom(panel, customer); row < rowsTo(panel, customer); row++) {
    const on = panel.day[row] ?? 0
    if (on > day && (panel.amount[row] ?? 0) > 0) return dateOfDay(on)
  }
  return undefined
}

function outcomeOf(panel: PurchasePanel, { customer, warning, demotedAt }: Pending, now: Date) {
  const cameBackAt = firstPurchaseAfter(panel, customer, dayNumber(warning.issuedAt))
  return settle(warning, { ...(demotedAt && { demotedAt }), ...(cameBackAt && { cameBackAt }) }, now)
}

const recorded = ({ warning, stated }: Pending, outcome: RecordedWarning['outcome']): RecordedWarning => ({
  issuedOn: dayNumber(warning.issuedAt),
  expectedFrom: dayNumber(warning.expectedFrom),
  expectedTo: dayNumber(warning.expectedTo),
  stated,
  outcome,
})

const dayed = (outcome: WarningOutcome): RecordedWarning['outcome'] =>
  outcome.kind === 'missed' ? outcome : { kind: outcome.kind, on: dayNumber(outcome.at) }

const recordOfSettled = (settled: readonly Settled[], now: Date) =>
  recordOf(
    settled.map(({ one: { features }, outcome }) => ({
      features,
      settledAt: now,
      cameTrue: outcome.kind === 'came-true',
    })),
  )

/** Who is warned, who waits for an outcome, and the track record of those that have one. */
export function openWarningBook(panel: PurchasePanel, halfLifeDays: number) {
  const warned = new Set<number>()
  const done: RecordedWarning[] = []
  let pending: Pending[] = []
  let record = emptyRecord

  return {
    isWarned: (customer: number): boolean => warned.has(customer),
    give(customer: number, warning: EarlyWarning): void {
      const orders = recentOrders(panel, customer, dayNumber(warning.issuedAt), halfLifeDays)
      const features = { tier: warning.from, recentOrders: orders }
      const stated = statedFor(features, record, warning.issuedAt)?.frequency
      warned.add(customer)
      pending.push({ customer, warning, features, stated })
    },
    /** @returns whether a warning had announced it */
    demoted(customer: number, at: Date): boolean {
      const open = pending.findLast((one) => one.customer === customer)
      if (open) open.demotedAt = at
      return warned.delete(customer)
    },
    settleDue(now: Date): void {
      const outcomes = pending.map((one) => ({ one, outcome: outcomeOf(panel, one, now) }))
      pending = outcomes.flatMap(({ one, outcome }) => (outcome ? [] : [one]))
      const settled = outcomes.flatMap(({ one, outcome }) => (outcome ? [{ one, outcome }] : []))
      for (const { one } of settled) if (!one.demotedAt) warned.delete(one.customer)
      done.push(...settled.map(({ one, outcome }) => recorded(one, dayed(outcome))))
      record = mergeRecords(record, recordOfSettled(settled, now))
    },
    all: (): readonly RecordedWarning[] => [
      ...done,
      ...pending.map((one) => recorded(one, { kind: 'open' })),
    ],
  }
}
