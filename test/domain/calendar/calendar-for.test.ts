import { describe, expect, it } from 'vitest'
import { type CalendarDay, regionOf } from '#src/domain/calendar/calendar-day.ts'
import { calendarFor, daysOffOfKnownYear } from '#src/domain/calendar/calendar-for.ts'

const entered = (day: string, isWorking: boolean, region = 'CN'): CalendarDay => ({
  _id: `${region}|${day}`,
  region,
  day,
  isWorking,
  source: 'chat',
  by: 'admin',
  enteredAt: new Date('2026-11-22T00:00:00Z'),
})

describe('a Chinese calendar', () => {
  const china = calendarFor('Asia/Shanghai', [])

  it.each([
    ['a Monday is worked', '2026-11-23', true],
    ['a Saturday is not', '2026-11-28', false],
    ['National Day is off though it is a Thursday', '2026-10-01', false],
    ['the Saturday before Spring Festival is worked (调休)', '2026-02-14', true],
    ['a Monday of the Spring Festival week is off', '2026-02-23', false],
    ['a Saturday made up for National Day is worked', '2026-10-10', true],
  ])('%s', (_, day, expected) => {
    expect(china.isWorkingDay(day)).toBe(expected)
  })

  it('a year without data has its weekdays and says that it is not known', () => {
    expect(china.isWorkingDay('2027-02-08')).toBe(true)
    expect([2025, 2026, 2027].map(china.knows)).toEqual([true, true, false])
  })

  it('an entered day comes before what is published', () => {
    const ours = calendarFor('Asia/Shanghai', [entered('2026-11-23', false), entered('2026-02-14', false)])

    expect(ours.isWorkingDay('2026-11-23')).toBe(false)
    expect(ours.isWorkingDay('2026-02-14')).toBe(false)
  })

  it('one entered day off does not make a year known, a whole list does', () => {
    const list = Array.from({ length: daysOffOfKnownYear }, (_, index) =>
      entered(`2027-02-${String(index + 1).padStart(2, '0')}`, false),
    )

    expect(calendarFor('Asia/Shanghai', list.slice(1)).knows(2027)).toBe(false)
    expect(calendarFor('Asia/Shanghai', list).knows(2027)).toBe(true)
  })

  it('make-up days alone do not make a year known', () => {
    const list = Array.from({ length: 20 }, (_, index) =>
      entered(`2027-03-${String(index + 1).padStart(2, '0')}`, true),
    )

    expect(calendarFor('Asia/Shanghai', list).knows(2027)).toBe(false)
  })
})

describe('a calendar elsewhere', () => {
  it.each(['America/New_York', 'Europe/Berlin', 'Asia/Hong_Kong'])('in %s is Monday to Friday', (zone) => {
    const there = calendarFor(zone, [])

    expect(there.isWorkingDay('2026-10-01')).toBe(true)
    expect(there.isWorkingDay('2026-10-10')).toBe(false)
    expect(there.knows(2027)).toBe(true)
  })

  it('has what was entered for its own zone, and nothing of another', () => {
    const days = [
      entered('2026-05-01', false, 'Europe/Berlin'),
      entered('2026-11-26', false, 'America/New_York'),
    ]
    const berlin = calendarFor('Europe/Berlin', days)

    expect(berlin.isWorkingDay('2026-05-01')).toBe(false)
    expect(berlin.isWorkingDay('2026-11-26')).toBe(true)
  })

  it('mainland zones are one region', () => {
    expect(['Asia/Shanghai', 'Asia/Urumqi', 'PRC', 'Asia/Hong_Kong'].map(regionOf)).toEqual([
      'CN',
      'CN',
      'CN',
      'Asia/Hong_Kong',
    ])
  })
})
