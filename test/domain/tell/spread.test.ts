import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spreadOut } from '#src/domain/tell/spread.ts'

const minute = 60_000
const at = new Date('2026-12-14T00:30:00Z')

describe('messages that many get at one moment', () => {
  it('are spread over the minutes after it, each at its own, always the same', () => {
    const moments = Array.from({ length: 500 }, (_, n) => spreadOut(`rep${n}`, at, 5 * minute) ?? at)
    const perMinute = Map.groupBy(moments, (moment) => Math.floor((moment.getTime() - at.getTime()) / minute))

    expect([...perMinute.keys()].toSorted()).toEqual([0, 1, 2, 3, 4])
    for (const those of perMinute.values()) expect(those.length).toBeGreaterThan(60)
    expect(spreadOut('mei', at, 5 * minute)).toEqual(spreadOut('mei', at, 5 * minute))
  })

  it('are sent once their moment has come, and at any other time at once', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.date({ noInvalidDate: true, min: at, max: new Date('2100-01-01T00:00:00Z') }),
        (name, now) => {
          const later = spreadOut(name, now, 5 * minute)

          if (later) {
            expect(later.getTime() - now.getTime()).toBeLessThan(5 * minute)
            expect(spreadOut(name, later, 5 * minute)).toBeUndefined()
          } else
            expect(spreadOut(name, new Date(now.getTime() + 1), 5 * minute)).toSatisfy(isNextHalfHour(now))
        },
      ),
    )
  })
})

/** Nothing, unless a new half hour has just begun. */
const isNextHalfHour = (before: Date) => (later: Date | undefined) =>
  later === undefined || Math.floor(before.getTime() / 1_800_000) < Math.floor(later.getTime() / 1_800_000)
