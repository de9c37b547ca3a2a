import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  dayNumber,
  dayWeight,
  instant,
  seasons,
  timelineOf,
  workingDayBefore,
} from '#src/ingest/sample/calendar.ts'

const weightOf = (from: string, days: number) =>
  Array.from({ length: days }, (_, i) => dayWeight(dayNumber(from) + i, 'usual')).reduce((a, b) => a + b, 0)

test('an hour of the day in China is an instant', () => {
  const at = instant(dayNumber('2026-11-20'), 13.5)

  expect(at.toISOString()).toBe('2026-11-20T05:30:00.000Z')
})

test('the two weeks around Spring Festival see hardly any business, the weeks before it more than usual', () => {
  const before = weightOf('2026-01-26', 14)
  const during = weightOf('2026-02-15', 10)
  const usual = weightOf('2026-04-06', 14)

  expect(before).toBeGreaterThan(usual * 1.1)
  expect(during).toBeLessThan(usual * 0.1)
})

test('weekends and the National Day week are quiet', () => {
  expect(weightOf('2026-10-01', 7)).toBeLessThan(weightOf('2026-09-14', 7) * 0.1)
  expect(weightOf('2026-11-14', 2)).toBeLessThan(weightOf('2026-11-16', 5) * 0.05)
})

test('business time runs backwards through working hours of the window', () => {
  const endDay = dayNumber('2026-11-22')
  const [from, to] = [instant(endDay - 730, 9), instant(endDay, 0)]

  fc.assert(
    fc.property(fc.constantFrom(...seasons), fc.double({ min: 0, max: 720, noNaN: true }), (season, ago) => {
      const timeline = timelineOf(endDay, 730, season)
      const at = timeline.at(ago)
      const hour = ((at.getTime() / 3_600_000 + 8) % 24) + 0

      expect(at >= from && at < to).toBe(true)
      expect(hour >= 9 && hour <= 18.5).toBe(true)
      expect(timeline.at(ago + 0.5) <= at).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('a day later the same business lies at most a long holiday later and never earlier', () => {
  const today = timelineOf(dayNumber('2026-11-19'), 730, 'usual')
  const tomorrow = timelineOf(dayNumber('2026-11-20'), 730, 'usual')

  const moves = Array.from({ length: 700 }, (_, ago) => tomorrow.at(ago).getTime() - today.at(ago).getTime())

  expect(Math.min(...moves)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...moves)).toBeLessThan(20 * 86_400_000)
  expect(moves.filter((move) => move < 4 * 86_400_000).length).toBeGreaterThan(600)
})

test('a working day before a date is no weekend and no holiday', () => {
  const sunday = dayNumber('2026-11-22')
  const festival = dayNumber('2026-02-20')

  expect(workingDayBefore(sunday, 1)).toBe(dayNumber('2026-11-20'))
  expect(workingDayBefore(festival, 1)).toBe(dayNumber('2026-02-13'))
})
