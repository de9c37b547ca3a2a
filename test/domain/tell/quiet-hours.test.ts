import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disturbableAt } from '#src/domain/tell/quiet-hours.ts'

const at = (text: string) => new Date(text)
const usual = { from: '21:00', to: '08:00' }

/** `23:05` on the wall of a zone. */
const wallOf = (zone: string, moment: Date): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(moment)

const isQuiet = (wall: string, { from, to }: typeof usual): boolean =>
  from <= to ? wall >= from && wall < to : wall >= from || wall < to

describe('a reader', () => {
  it.each([
    ['by day is written to at once', '2026-12-12T02:00:00Z', '2026-12-12T02:00:00Z'],
    ['in the evening waits for eight the next morning', '2026-12-12T13:00:00Z', '2026-12-13T00:00:00Z'],
    ['after midnight waits for eight the same morning', '2026-12-12T18:30:00Z', '2026-12-13T00:00:00Z'],
    ['is written to from eight sharp', '2026-12-13T00:00:00Z', '2026-12-13T00:00:00Z'],
  ])('in Shanghai %s', (_, now, expected) => {
    expect(disturbableAt({ zone: 'Asia/Shanghai' }, at(now))).toEqual(at(expected))
  })

  it('who has no quiet hours is written to at any time', () => {
    const quietHours = { from: '00:00', to: '00:00' }

    expect(disturbableAt({ zone: 'Asia/Shanghai', quietHours }, at('2026-12-12T18:30:00Z'))).toEqual(
      at('2026-12-12T18:30:00Z'),
    )
  })

  it('has quiet hours at noon where they said so', () => {
    const quietHours = { from: '12:00', to: '13:30' }

    expect(disturbableAt({ zone: 'Asia/Shanghai', quietHours }, at('2026-12-12T04:10:00Z'))).toEqual(
      at('2026-12-12T05:30:00Z'),
    )
  })

  it('in New York sleeps an hour less when the clocks go forward and one more when they go back', () => {
    const hoursFrom = (evening: string) =>
      (disturbableAt({ zone: 'America/New_York' }, at(evening)).getTime() - at(evening).getTime()) / 3_600_000

    expect(hoursFrom('2026-03-08T02:00:00Z')).toBe(10)
    expect(hoursFrom('2026-03-09T01:00:00Z')).toBe(11)
    expect(hoursFrom('2026-11-01T01:00:00Z')).toBe(12)
  })

  it('whose quiet hours end in the hour that is skipped is written to once it is over', () => {
    const quietHours = { from: '22:00', to: '02:30' }

    expect(disturbableAt({ zone: 'America/New_York', quietHours }, at('2026-03-08T05:00:00Z'))).toEqual(
      at('2026-03-08T07:00:00Z'),
    )
  })

  it('whose only waking hour is skipped is written to on the next day', () => {
    const quietHours = { from: '02:30', to: '02:00' }

    expect(disturbableAt({ zone: 'America/New_York', quietHours }, at('2026-03-08T00:00:00Z'))).toEqual(
      at('2026-03-09T06:00:00Z'),
    )
  })

  it('whose quiet hours end in the hour that comes twice is not written to in its second half past', () => {
    const quietHours = { from: '22:00', to: '01:30' }

    expect(disturbableAt({ zone: 'America/New_York', quietHours }, at('2026-11-01T06:10:00Z'))).toEqual(
      at('2026-11-01T06:30:00Z'),
    )
  })
})

describe('the law of quiet hours', () => {
  const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata']
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 30))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
  const days = [
    '2026-03-08',
    '2026-03-29',
    '2026-04-05',
    '2026-10-04',
    '2026-10-25',
    '2026-11-01',
    '2026-06-15',
  ]
  const moment = fc
    .tuple(fc.constantFrom(...days), fc.integer({ min: -24 * 4, max: 24 * 4 }))
    .map(([day, quarters]) => new Date(at(`${day}T00:00:00Z`).getTime() + quarters * 900_000))

  it('the answer is the first minute from then on that is not quiet by the clock on the wall', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), time, time, moment, (zone, from, to, now) => {
        const quietHours = { from, to }
        let expected = now
        while (isQuiet(wallOf(zone, expected), quietHours)) expected = new Date(expected.getTime() + 900_000)

        expect(disturbableAt({ zone, quietHours }, now)).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})
