import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayIn } from '#src/i18n/calendar.ts'

it('a day is the one that the clocks of its zone have, in any year', () => {
  const zones = ['Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'UTC']
  const at = fc.date({ min: new Date('1900-01-02'), max: new Date('2199-12-30'), noInvalidDate: true })

  fc.assert(
    fc.property(fc.constantFrom(...zones), at, (timeZone, moment) => {
      const told = new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'short' }).formatToParts(moment)
      const { year, month, day, weekday } = dayIn(timeZone, moment)

      const numbers = told.filter(({ type }) => type !== 'literal').map(({ value }) => Number(value))
      expect([month, day, year % 100]).toEqual(numbers)
      expect(weekday).toBe(new Date(Date.UTC(year, month - 1, day)).getUTCDay())
    }),
  )
})
