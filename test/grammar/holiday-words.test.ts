import { describe, expect, it } from 'vitest'
import { type CalendarDay, calendarDayId } from '#src/domain/calendar/calendar-day.ts'
import { holidaysOf } from '#src/domain/calendar/holidays.ts'
import { holidayUnknownIn, readDateWords } from '#src/grammar/date-words.ts'

const zone = 'Asia/Shanghai'
const spring = new Date('2026-03-02T02:00:00Z')
const january = new Date('2026-01-12T02:00:00Z')
const autumn = new Date('2026-11-23T02:00:00Z')

const dayOff = (day: string, name: string): CalendarDay => ({
  _id: calendarDayId('CN', day),
  region: 'CN',
  day,
  isWorking: false,
  name,
  source: 'chat',
  by: 'admin',
  enteredAt: autumn,
})

describe('a holiday in place of a date', () => {
  it.each([
    ['春节后', january, '2026-02-24'],
    ['春节前', january, '2026-02-14'], // a make-up working day
    ['过年以后再联系', january, '2026-02-24'],
    ['年后再联系', january, '2026-02-24'],
    ['after Spring Festival', january, '2026-02-24'],
    ['before the Chinese New Year holidays', january, '2026-02-14'],
    ['国庆前', spring, '2026-09-30'],
    ['国庆节后', spring, '2026-10-08'],
    ['before National Day', spring, '2026-09-30'],
    ['五一后', spring, '2026-05-06'],
    ['清明 送礼', spring, '2026-04-04'],
    ['端午后 谈合同', spring, '2026-06-22'],
    ['after Mid-Autumn', spring, '2026-09-28'],
    ['元旦', autumn, '2027-01-01'],
    ['on New Year’s Day', autumn, '2027-01-01'],
    ['before National Day', autumn, '2027-09-30'],
  ])('%s', (text, now, day) => {
    expect(readDateWords(text, { now, zone })?.day).toBe(day)
  })

  it.each(['国庆促销方案发客户', 'wants a National Day offer', '3年后', '青年后备', '年后勤'])(
    '%s names none',
    (text) => {
      const read = readDateWords(text, { now: spring, zone })

      expect(read?.said ?? '').not.toMatch(/国庆|National|^年/)
      expect(holidayUnknownIn(text, { now: autumn, zone })).toBeUndefined()
    },
  )

  it.each([
    ['春节后', '春节后'],
    ['call after Spring Festival', 'after Spring Festival'],
    ['国庆后', '国庆后'],
  ])('of a year that nobody has entered is no day, and is named: %s', (text, said) => {
    expect(readDateWords(text, { now: autumn, zone })).toBeUndefined()
    expect(holidayUnknownIn(text, { now: autumn, zone })).toEqual({ said, year: 2027 })
  })

  it('is a day once it was entered', () => {
    const days = ['06', '07', '08', '09', '10', '11', '12'].map((day) => dayOff(`2027-02-${day}`, '春节'))

    const read = readDateWords('春节后 拜访', { now: autumn, zone, holidays: holidaysOf(days) })

    expect(read).toMatchObject({ day: '2027-02-15', rest: '拜访' })
  })
})
