import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarFor } from '#src/domain/calendar/calendar-for.ts'
import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import {
  addWorkingDays,
  nextWorkingDay,
  shiftDay,
  unknownYears,
  workingDaysBetween,
  workingDaysSince,
} from '#src/domain/calendar/working-days.ts'
import { addWorkingHours } from '#src/domain/calendar/working-time.ts'

const china = calendarFor('Asia/Shanghai', [])
const neverWorked: WorkCalendar = { isWorkingDay: () => false, knows: () => true }

const aDayOf2026 = fc.integer({ min: 0, max: 364 }).map((n) => shiftDay('2026-01-01', n))
const few = fc.integer({ min: 0, max: 40 })

describe('working days', () => {
  it.each([
    ['a Friday’s next is Monday', '2026-11-20', 1, '2026-11-23'],
    ['three working days over National Day end after it', '2026-09-29', 3, '2026-10-09'],
    ['a make-up Saturday counts', '2026-10-09', 1, '2026-10-10'],
    ['none ahead is the day itself', '2026-11-20', 0, '2026-11-20'],
    ['none ahead of a Saturday is Monday', '2026-11-21', 0, '2026-11-23'],
    ['one after a Saturday is Monday too', '2026-11-21', 1, '2026-11-23'],
  ])('%s', (_, from, days, expected) => {
    expect(addWorkingDays(china, from, days)).toBe(expected)
  })

  it('the next working day is worked, not before the day, and nothing is worked in between', () => {
    fc.assert(
      fc.property(aDayOf2026, (day) => {
        const next = nextWorkingDay(china, day)

        expect(next >= day && china.isWorkingDay(next)).toBe(true)
        expect(workingDaysBetween(china, shiftDay(day, -1), next)).toBe(1)
      }),
      { numRuns: 100 },
    )
  })

  it('as many working days lie between as were added', () => {
    fc.assert(
      fc.property(aDayOf2026, few, (day, days) => {
        const from = nextWorkingDay(china, day)

        expect(workingDaysBetween(china, from, addWorkingDays(china, from, days))).toBe(days)
      }),
      { numRuns: 100 },
    )
  })

  it('days in two steps are the days in one', () => {
    fc.assert(
      fc.property(aDayOf2026, few, few, (day, a, b) => {
        const from = nextWorkingDay(china, day)

        expect(addWorkingDays(china, addWorkingDays(china, from, a), b)).toBe(
          addWorkingDays(china, from, a + b),
        )
      }),
      { numRuns: 100 },
    )
  })

  it('a stretch is as long as its two parts', () => {
    fc.assert(
      fc.property(aDayOf2026, few, few, (from, a, b) => {
        const [middle, to] = [shiftDay(from, a), shiftDay(from, a + b)]

        expect(workingDaysBetween(china, from, to)).toBe(
          workingDaysBetween(china, from, middle) + workingDaysBetween(china, middle, to),
        )
      }),
      { numRuns: 100 },
    )
  })

  it('a calendar without a working day leaves the day as it is', () => {
    expect(nextWorkingDay(neverWorked, '2026-01-01')).toBe('2026-01-01')
    expect(workingDaysBetween(neverWorked, '2026-01-01', '2026-12-31')).toBe(0)
  })

  it('are counted by the days of a zone', () => {
    const since = new Date('2026-11-22T16:30:00Z') // Monday 23, half past midnight in Shanghai
    const now = new Date('2026-11-24T15:00:00Z')

    expect(workingDaysSince(china, 'Asia/Shanghai', { since, now })).toBe(1)
  })

  it('the years that are not known are named once, in order', () => {
    expect(unknownYears(china, ['2028-01-02', '2026-12-31', '2027-01-04', '2027-01-05'])).toEqual([
      2027, 2028,
    ])
  })
})

describe('working hours', () => {
  const zone = 'Asia/Shanghai'
  it.each([
    [
      '24 h from a Friday afternoon end on Monday afternoon',
      '2026-11-20T15:00:00+08:00',
      24,
      '2026-11-23T15:00:00+08:00',
    ],
    [
      'what comes on a Saturday begins on Monday',
      '2026-11-21T15:00:00+08:00',
      8,
      '2026-11-23T08:00:00+08:00',
    ],
    ['4 h within a day stay in it', '2026-11-23T09:00:00+08:00', 4, '2026-11-23T13:00:00+08:00'],
    ['a make-up Saturday is worked', '2026-10-09T12:00:00+08:00', 24, '2026-10-10T12:00:00+08:00'],
    ['48 h before National Day end after it', '2026-09-30T12:00:00+08:00', 48, '2026-10-09T12:00:00+08:00'],
  ])('%s', (_, from, hours, expected) => {
    expect(addWorkingHours(china, zone, new Date(from), hours)).toEqual(new Date(expected))
  })

  it('more hours never end earlier, and none end before they begin', () => {
    const instants = fc
      .integer({ min: 0, max: 364 * 24 })
      .map((hour) => new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000))
    fc.assert(
      fc.property(instants, few, few, (from, a, b) => {
        const [first, then] = [a, a + b].map((hours) => addWorkingHours(china, zone, from, hours))

        expect((first as Date) >= from && (then as Date) >= (first as Date)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})
