import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { cronDay } from '#src/simulate/cron-times.ts'

const sunday = Temporal.PlainDate.from('2026-03-01')
const timesOn = (cron: string, day = sunday) => cronDay(cron)(day).map((time) => time.toString().slice(0, 5))

test('a daily line asks at its time, a weekly one on its day, a monthly one on its date', () => {
  const found = {
    daily: timesOn('30 3 * * *'),
    weekly: timesOn('30 4 * * 0'),
    otherDay: timesOn('30 4 * * 1'),
    monthly: timesOn('0 5 2 * *', sunday.add({ days: 1 })),
    otherDate: timesOn('0 5 2 * *'),
  }

  expect(found).toEqual({
    daily: ['03:30'],
    weekly: ['04:30'],
    otherDay: [],
    monthly: ['05:00'],
    otherDate: [],
  })
})

test('steps, ranges and lists are read, anything else is refused', () => {
  const found = timesOn('*/30 8-9,12 * * *')

  expect(found).toEqual(['08:00', '08:30', '09:00', '09:30', '12:00', '12:30'])
  expect(() => cronDay('@daily')).toThrow('is written in a way')
})
