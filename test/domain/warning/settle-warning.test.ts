import { describe, expect, it } from 'vitest'
import type { CustomerWarning, SettledOutcome } from '#src/domain/warning/customer-warning.ts'
import { monthRecord, recordNow, settleWarning } from '#src/domain/warning/settle-warning.ts'
import { mergeRecords, recordOf } from '#src/domain/warning/track-record.ts'
import { warningReport } from '#src/domain/warning/warning-report.ts'
import { aCustomer, aPolicy, day } from '../builders.ts'

const aWarning = (given: Partial<CustomerWarning> = {}): CustomerWarning => ({
  _id: 'c1|A|0',
  customerId: 'c1',
  policyVersion: 1,
  tier: 'A',
  to: 'B',
  issuedAt: day(100),
  expectedFrom: day(120),
  expectedTo: day(127),
  features: { tier: 'A', recentOrders: 1 },
  ...given,
})

/** The range and two weeks are over. */
const over = { policy: aPolicy(), now: day(142) }
const quiet = aCustomer({ facts: { ...aCustomer().facts, recentOrders: [] } })
const down = (on: number) => ({ at: day(on), from: 'A', to: 'B' })
const up = (on: number) => ({ at: day(on), from: 'B', to: 'A' })

const bought = (on: number) => {
  const order = { at: day(on), amountMinor: 100, currency: 'CNY' }
  return { ...quiet, facts: { ...quiet.facts, recentOrders: [order], lastFromCustomerAt: day(on) } }
}

describe('what became of a warning', () => {
  it('is open until its range and two weeks are over', () => {
    expect(settleWarning(aWarning(), quiet, [down(125)], { ...over, now: day(140) })).toBeUndefined()
  })

  it('is a demotion that came, on its day', () => {
    const settled = settleWarning(aWarning(), quiet, [down(90), down(125)], over)

    expect(settled).toEqual({ outcome: 'came-true', at: day(142), on: day(125) })
  })

  it('is a customer that came back, on the day of its first sign of life, also where others followed', () => {
    const later = { at: day(150), amountMinor: 100, currency: 'CNY' }
    const { facts } = bought(110)
    const customer = { ...quiet, facts: { ...facts, recentOrders: [...facts.recentOrders, later] } }

    expect(settleWarning(aWarning(), customer, [], over)).toEqual({
      outcome: 'averted',
      at: day(142),
      on: day(110),
    })
  })

  it('is averted where the standing ended upwards, whatever the next one came to', () => {
    const changes = [down(138), { at: day(112), from: 'B', to: 'A' }]

    expect(settleWarning(aWarning({ tier: 'B', to: 'C' }), bought(111), changes, over)?.outcome).toBe(
      'averted',
    )
    expect(settleWarning(aWarning(), bought(111), [up(80)], over)?.outcome).toBe('averted')
  })

  it('is a wrong date where nothing happened, and nothing that counts where the customer is gone', () => {
    const erased = { ...quiet, status: 'erased' as const }

    expect(settleWarning(aWarning(), quiet, [], over)).toEqual({ outcome: 'missed', at: day(142) })
    expect(settleWarning(aWarning(), erased, [], over)).toEqual({ outcome: 'void', at: day(142) })
    expect(settleWarning(aWarning(), undefined, [], over)?.outcome).toBe('void')
  })
})

const settledOn = (n: number, outcome: SettledOutcome['outcome'], id = `${outcome}${n}`) =>
  aWarning({ _id: id, settled: { outcome, at: day(n) } })

describe('the record by month', () => {
  const rows = [settledOn(3, 'came-true'), settledOn(5, 'averted'), settledOn(8, 'missed')]

  it('counts each settled warning once, in whatever order they come', () => {
    const { features } = aWarning()
    const counted = rows.map(({ settled }) => ({
      features,
      settledAt: settled?.at ?? day(0),
      cameTrue: settled?.outcome === 'came-true',
    }))

    const record = monthRecord(rows)

    expect(record['A']?.n).toBeCloseTo(recordOf(counted)['A']?.n ?? 0, 9)
    expect(monthRecord(rows.toReversed())).toEqual(record)
  })

  it('leaves out those of customers that are gone', () => {
    expect(monthRecord([...rows, settledOn(9, 'void')])).toEqual(monthRecord(rows))
  })

  it('counts now for a year and a half', () => {
    const [old, kept, fresh] = [monthRecord([rows[0]!]), monthRecord([rows[1]!]), monthRecord([rows[2]!])]
    const months = { '2024-12': old, '2025-01': kept, '2026-06': fresh }

    expect(recordNow(months, new Date('2026-06-20'))).toEqual(mergeRecords(kept, fresh))
  })
})

describe('what a digest says of a period', () => {
  it('is what was given in it, and what became known in it', () => {
    const given = [
      settledOn(10, 'came-true'),
      ...Array.from({ length: 7 }, (_, n) => settledOn(20, 'came-true', `true${n}`)),
      settledOn(21, 'averted'),
      settledOn(22, 'averted', 'other'),
      settledOn(23, 'missed'),
      settledOn(24, 'void'),
      settledOn(27, 'came-true', 'later'),
      aWarning({ issuedAt: day(21) }),
    ]

    const report = warningReport(given, day(20), day(27))

    expect(report).toMatchObject({ issued: 1, cameTrue: 7, averted: 2, missed: 1 })
    expect(report.hit).toMatchObject({ n: 10, share: 0.7 })
    expect(report.hit.low).toBeCloseTo(0.3968, 4) // Wilson's interval of 7 of 10
    expect(report.hit.high).toBeCloseTo(0.8922, 4)
  })
})
