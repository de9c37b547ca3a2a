import { describe, expect, it } from 'vitest'
import { calendarFor } from '#src/domain/calendar/calendar-for.ts'
import { nextWorkingMorning } from '#src/domain/tell/working-morning.ts'

describe('the next working morning', () => {
  it.each([
    ['of a Thursday night is Friday', 'Asia/Shanghai', '2026-12-10T15:00:00Z', '2026-12-11T00:30:00Z'],
    [
      'of a Friday at half past eight is Monday',
      'Asia/Shanghai',
      '2026-12-11T00:30:00Z',
      '2026-12-14T00:30:00Z',
    ],
    ['of an early morning is the same day', 'Asia/Shanghai', '2026-12-10T22:00:00Z', '2026-12-11T00:30:00Z'],
    ['of a Saturday is Monday', 'Asia/Shanghai', '2026-12-12T02:00:00Z', '2026-12-14T00:30:00Z'],
    [
      'is half past eight where the reader is',
      'America/New_York',
      '2026-11-02T20:00:00Z',
      '2026-11-03T13:30:00Z',
    ],
    [
      'before National Day is the first day after it',
      'Asia/Shanghai',
      '2026-09-30T02:00:00Z',
      '2026-10-08T00:30:00Z',
    ],
    ['of a Friday is the make-up Saturday', 'Asia/Shanghai', '2026-10-09T02:00:00Z', '2026-10-10T00:30:00Z'],
    ['is so on summer time too', 'America/New_York', '2026-06-01T20:00:00Z', '2026-06-02T12:30:00Z'],
  ])('%s', (_, zone, now, expected) => {
    expect(nextWorkingMorning(zone, new Date(now), calendarFor(zone, []))).toEqual(new Date(expected))
  })
})
