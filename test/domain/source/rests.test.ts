import { describe, expect, it } from 'vitest'
import { calendarFor } from '#src/domain/calendar/calendar-for.ts'
import { addDays } from '#src/domain/days.ts'
import { localDay } from '#src/domain/local-day.ts'
import { heard } from '#src/domain/source/heard.ts'
import { restedDays, restsAround } from '#src/domain/source/rests.ts'
import { silentSince, usualSilence } from '#src/domain/source/silence.ts'
import type { SourceState } from '#src/domain/source/source-state.ts'

const zone = 'Asia/Shanghai'
const calendar = calendarFor(zone, [])
const rests = restsAround(calendar, zone, '2026-02-10')
const at = (text: string) => new Date(`${text}:00+08:00`)

/** A source that speaks each hour of these days up to and with Saturday 14 February 2026, the last day before the holiday. */
function aSource(speaks: (day: string, hour: number) => boolean): SourceState {
  let state: SourceState | undefined
  for (let now = at('2025-11-03T00:00'); now < at('2026-02-15T00:00'); now = addDays(now, 1 / 24)) {
    const hour = (now.getUTCHours() + 8) % 24
    if (!speaks(localDay(now, zone), hour)) continue
    state = heard(state, { source: 'crm', kinds: ['interaction'], newestAt: now }, now) ?? state
  }
  if (!state) throw new Error('it never spoke')
  return { ...state, rests }
}

const inOffice = aSource((day, hour) => calendar.isWorkingDay(day) && hour >= 9 && hour < 18)
const always = aSource(() => true)

describe('the holidays around a day', () => {
  it('are the runs of days off that are longer than a weekend', () => {
    expect(rests).toEqual([
      { from: at('2026-01-01T00:00'), to: at('2026-01-04T00:00') },
      { from: at('2026-02-15T00:00'), to: at('2026-02-24T00:00') },
    ])
  })

  it('are none in a calendar without a working day: that is a mistake', () => {
    const never = { isWorkingDay: () => false, knows: () => true }

    expect(restsAround(never, zone, '2026-02-10')).toEqual([])
  })
})

describe('over Spring Festival', () => {
  it('a source that rests at weekends is not silent before work begins again, nor on that day', () => {
    const days = ['16', '18', '20', '22', '24', '25'].map((day) => at(`2026-02-${day}T09:00`))

    expect(days.map((now) => silentSince(inOffice, now, usualSilence))).toEqual(days.map(() => undefined))
  })

  it('and is silent soon after, where nothing comes then', () => {
    expect(silentSince(inOffice, at('2026-02-27T09:00'), usualSilence)).toEqual(inOffice.newestAt)
  })

  it('a source that says little at weekends is not silent where a holiday has a word in four days', () => {
    const isSaturday = (day: string) => new Date(day).getUTCDay() === 6
    const thin = aSource((day, hour) =>
      calendar.isWorkingDay(day) ? hour >= 9 : isSaturday(day) && hour === 12,
    )

    expect(thin.gaps.longestDays).toBeLessThan(2)
    expect(silentSince(thin, at('2026-02-19T09:00'), usualSilence)).toBeUndefined()
  })

  it('a source that speaks around the clock is silent after two days', () => {
    expect(silentSince(always, at('2026-02-16T20:00'), usualSilence)).toBeUndefined()
    expect(silentSince(always, at('2026-02-17T02:00'), usualSilence)).toEqual(always.newestAt)
  })

  it('the gap becomes no rhythm', () => {
    const now = at('2026-02-24T09:00')

    const after = heard(inOffice, { source: 'crm', kinds: ['interaction'], newestAt: now }, now)

    expect(after?.gaps.longestDays).toBeLessThan(4)
  })

  it('no more days are excused than there were, whatever stretch is looked at', () => {
    for (let from = 0; from < 30; from += 0.7) {
      for (let length = 0; length < 20; length += 0.9) {
        const begin = addDays(at('2026-02-05T00:00'), from)
        const days = restedDays(inOffice, begin, addDays(begin, length))

        expect(days).toBeGreaterThanOrEqual(0)
        expect(days).toBeLessThanOrEqual(Math.min(length, 7))
      }
    }
  })
})
