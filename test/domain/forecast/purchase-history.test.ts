import { describe, expect, it } from 'vitest'
import { compress } from '#src/domain/forecast/cohorts.ts'
import { historyBetween, historyOf } from '#src/domain/forecast/purchase-history.ts'
import { seasonNote } from '#src/domain/forecast/season.ts'

const at = (text: string) => new Date(text.length > 10 ? text : `${text}T00:00:00Z`)
const bought = (day: string, amount: number) => ({ at: at(day), amount })

describe('a purchase history', () => {
  it('counts in weeks from the first purchase; rows of one day are one purchase, the split day is in', () => {
    const rows = [
      bought('2026-03-12T22:15:00Z', 10),
      bought('2026-01-01T09:00:00Z', 100),
      bought('2026-03-12T08:00:00Z', 30),
      bought('2026-03-26T23:59:59Z', 20),
      bought('2026-03-27', 5000),
    ]

    const history = historyOf(rows, at('2026-03-26'))

    expect(history).toEqual({ frequency: 2, recencyWeeks: 12, ageWeeks: 12, meanRepeatSpend: 30 })
  })

  it('does not look past its last day: whatever comes later changes nothing', () => {
    const early = [bought('2026-01-01', 10), bought('2026-02-01', 20)]
    const late = [bought('2026-06-01', 999), bought('2026-06-02', 1)]

    expect(historyOf([...late, ...early], at('2026-05-31'))).toEqual(historyOf(early, at('2026-05-31')))
    expect(historyOf(late, at('2026-05-31'))).toBeUndefined()
  })

  it('counts a day of zero amount as a purchase', () => {
    const history = historyOf([bought('2026-01-01', 10), bought('2026-01-08', 0)], at('2026-01-15'))

    expect(history).toEqual({ frequency: 1, recencyWeeks: 1, ageWeeks: 2, meanRepeatSpend: 0 })
  })

  it('is the same from the ends and the count of days that a fold keeps', () => {
    const rows = [
      bought('2026-01-01T20:00:00Z', 1),
      bought('2026-02-01', 1),
      bought('2026-03-05T01:00:00Z', 1),
    ]

    const { meanRepeatSpend: _, ...whole } = historyOf(rows, at('2026-04-01'))!

    expect(historyBetween(rows[0]!.at, rows[2]!.at, 3, at('2026-04-01'))).toEqual(whole)
  })

  it('refuses ends that lie beyond its last day', () => {
    expect(() => historyBetween(at('2026-01-01'), at('2026-05-01'), 2, at('2026-04-01'))).toThrow(
      expect.objectContaining({ code: 'history-beyond-its-end' }),
    )
  })
})

describe('compressed customers', () => {
  it('are one row for those who look the same', () => {
    const same = { frequency: 2, recencyWeeks: 10, ageWeeks: 20 }

    const cohorts = compress([same, { ...same, ageWeeks: 21 }, { ...same }, { ...same }])

    expect(cohorts.customers).toBe(4)
    expect([...cohorts.count]).toEqual([3, 1])
    expect([...cohorts.frequencies]).toEqual([2])
    expect([...cohorts.instants.weeks]).toEqual([10, 20, 21])
  })
})

describe('the season', () => {
  it('is not modelled before two years of history', () => {
    expect(seasonNote(at('2024-11-23'), at('2026-11-22'))).toBe('not-modelled')
    expect(seasonNote(at('2024-11-22'), at('2026-11-22'))).toBe('comparable')
  })
})
