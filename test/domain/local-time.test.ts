import { expect, it } from 'vitest'
import { localTime } from '#src/domain/local-time.ts'

it.each([
  ['2026-11-23T16:00:00Z', 'Asia/Shanghai', '00:00'],
  ['2026-11-23T01:05:59Z', 'Asia/Shanghai', '09:05'],
  ['2026-11-23T18:29:00Z', 'Asia/Kolkata', '23:59'],
  ['2026-07-01T12:00:00Z', 'Europe/London', '13:00'],
  ['2026-12-01T12:00:00Z', 'Europe/London', '12:00'],
])('%s is by the clocks of %s %s', (at, zone, time) => {
  expect(localTime(new Date(at), zone)).toBe(time)
})
