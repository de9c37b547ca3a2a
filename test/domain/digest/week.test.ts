import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarFor } from '#src/domain/calendar/calendar-for.ts'
import { digestOrderOf } from '#src/domain/digest/digest-id.ts'
import { digestWeek, isoWeek, localDaysBefore, usualDigestTime } from '#src/domain/digest/week.ts'
import { aUser } from '../../helpers/builders/a-user.ts'

const berlin = { zone: 'Europe/Berlin' }
const newYork = { zone: 'America/New_York' }
const at = (iso: string) => new Date(iso)

describe('a digest week', () => {
  it('is due from Friday four in the afternoon by the clock of its reader', () => {
    const before = digestWeek(berlin, usualDigestTime, at('2026-11-27T14:59:59Z'))
    const then = digestWeek(berlin, usualDigestTime, at('2026-11-27T15:00:00Z'))

    expect([before.week, before.isDue, then.week, then.isDue]).toEqual(['2026-W48', false, '2026-W48', true])
  })

  it.each([
    // The last Sundays of March and October are behind or ahead of these Fridays.
    ['Europe/Berlin', '2026-03-27', '15:00'],
    ['Europe/Berlin', '2026-04-03', '14:00'],
    ['Europe/Berlin', '2026-10-23', '14:00'],
    ['Europe/Berlin', '2026-10-30', '15:00'],
    ['America/New_York', '2026-03-06', '21:00'],
    ['America/New_York', '2026-03-13', '20:00'],
    ['America/New_York', '2026-10-30', '20:00'],
    ['America/New_York', '2026-11-06', '21:00'],
  ])('keeps the hour in %s in the week of %s, when the clock is changed', (zone, day, utc) => {
    const { dueAt } = digestWeek({ zone }, usualDigestTime, at(`${day}T12:00:00Z`))

    expect(dueAt).toEqual(at(`${day}T${utc}:00Z`))
  })

  it('is made up on Saturday and Sunday, and never in the week after', () => {
    const weeks = ['2026-11-28T12:00:00Z', '2026-11-29T22:59:00Z', '2026-11-29T23:00:00Z'].map((iso) =>
      digestWeek(berlin, usualDigestTime, at(iso)),
    )

    expect(weeks.map(({ week, isDue }) => [week, isDue])).toEqual([
      ['2026-W48', true],
      ['2026-W48', true],
      ['2026-W49', false],
    ])
  })

  it('takes an hour that the clock skips for the one after it', () => {
    const sunday = digestWeek(berlin, { weekday: 7, at: '02:30' }, at('2026-03-29T00:00:00Z'))

    expect(sunday.dueAt).toEqual(at('2026-03-29T01:30:00Z'))
  })

  it('counts weeks by ISO 8601: the first days of 2027 are of 2026', () => {
    expect(isoWeek(at('2027-01-03T12:00:00Z'), 'UTC')).toBe('2026-W53')
    expect(isoWeek(at('2027-01-04T12:00:00Z'), 'UTC')).toBe('2027-W01')
  })

  it('begins a week ago at the same hour of the clock, whatever the clock did in between', () => {
    expect(localDaysBefore(at('2026-04-03T14:00:00Z'), 7, 'Europe/Berlin')).toEqual(
      at('2026-03-27T15:00:00Z'),
    )
  })

  it.each([berlin, newYork])('is due once in each of 60 weeks in $zone, looked at every hour', ({ zone }) => {
    const seen = new Map<string, number>()
    let was = false
    for (let n = 0, ms = Date.parse('2025-09-01T06:00:00Z'); n < 60 * 7 * 24; n++, ms += 3_600_000) {
      const { week, isDue } = digestWeek({ zone }, usualDigestTime, new Date(ms))
      if (isDue && !was) seen.set(week, (seen.get(week) ?? 0) + 1)
      was = isDue
    }

    expect(seen.size).toBe(60)
    expect([...seen.values()].every((times) => times === 1)).toBe(true)
  })

  it('is due at one moment of its week alone, whatever hour is chosen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 23 }),
        fc.date({ min: at('2024-01-01'), max: at('2030-01-01'), noInvalidDate: true }),
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe'),
        (weekday, hour, now, zone) => {
          const time = { weekday, at: `${String(hour).padStart(2, '0')}:00` }
          const { week, dueAt, isDue } = digestWeek({ zone }, time, now)

          expect(isoWeek(dueAt, zone)).toBe(week)
          expect(isDue).toBe(now >= dueAt)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a digest and the holidays', () => {
  const shanghai = { zone: 'Asia/Shanghai' }
  const china = calendarFor('Asia/Shanghai', [])
  const dayOf = (friday: string, weekday = 5) =>
    digestWeek(shanghai, { weekday, at: '16:00' }, at(`${friday}T08:00:00Z`), china)
      .dueAt.toISOString()
      .slice(0, 10)

  it.each([
    ['an ordinary Friday', '2026-11-27', 5, '2026-11-27'],
    ['a Friday of National Day: the Wednesday before', '2026-10-02', 5, '2026-09-30'],
    ['May Day, a Friday: the Thursday before', '2026-05-01', 5, '2026-04-30'],
    ['a Monday of National Day: the first working day after it', '2026-10-05', 1, '2026-10-08'],
    ['the week of Spring Festival, in which nobody works: the Friday itself', '2026-02-20', 5, '2026-02-20'],
    ['a Saturday that somebody has chosen', '2026-10-03', 6, '2026-10-03'],
  ])('%s', (_, friday, weekday, due) => {
    expect(dayOf(friday, weekday)).toBe(due)
  })

  it('is due at one moment of its own week, whatever is entered in the calendar', () => {
    const monday = Date.parse('2026-11-23T00:00:00Z')
    const dayAt = (n: number) => new Date(monday + n * 86_400_000).toISOString().slice(0, 10)
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
        fc.integer({ min: 1, max: 7 }),
        (worked, weekday) => {
          const calendar = {
            isWorkingDay: (day: string) => worked[[0, 1, 2, 3, 4, 5, 6].map(dayAt).indexOf(day)] ?? false,
            knows: () => true,
          }
          const dues = worked.map((_, n) =>
            digestWeek(
              { zone: 'UTC' },
              { weekday, at: '16:00' },
              new Date(monday + n * 86_400_000),
              calendar,
            ).dueAt.getTime(),
          )

          expect(new Set(dues).size).toBe(1)
          expect(isoWeek(new Date(dues[0] ?? 0), 'UTC')).toBe('2026-W48')
        },
      ),
    )
  })
})

describe('who gets one', () => {
  it('is every manager who has not put it off, and whoever has asked for it', () => {
    const asked = { weekday: 1, at: '09:00' }

    expect(digestOrderOf(aUser({ role: 'manager' }))).toEqual(usualDigestTime)
    expect(digestOrderOf(aUser({ role: 'manager', settings: { digest: 'off' } }))).toBeUndefined()
    expect(digestOrderOf(aUser({ role: 'manager', active: false }))).toBeUndefined()
    expect(digestOrderOf(aUser({ role: 'admin' }))).toBeUndefined()
    expect(digestOrderOf(aUser({ role: 'admin', settings: { digest: asked } }))).toEqual(asked)
    expect(digestOrderOf(aUser({ role: 'service', settings: { digest: asked } }))).toBeUndefined()
  })
})
