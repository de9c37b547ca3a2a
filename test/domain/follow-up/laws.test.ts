import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shiftDay } from '#src/domain/calendar/working-days.ts'
import { lastDay, live, type Made, policy, someLife } from './lived.ts'

const dayNumber = (day: string): number => Date.parse(day) / 86_400_000

/** Planned touches that are one too many of their day, of any 7 days or of any 31: counted by hand. */
const beyondCaps = (made: readonly Made[]): readonly Made[] =>
  made.filter(({ day, isPlanned }, i) => {
    const within = (days: number) => made.slice(0, i + 1).filter((each) => each.day > shiftDay(day, -days))
    return isPlanned && (within(1).length > 1 || within(7).length > 2 || within(31).length > 6)
  })

it('over any half year no planned touch goes beyond a cap, and no customer is left below the floor', () => {
  let planned = 0
  fc.assert(
    fc.property(someLife, (life) => {
      const made = live(life)

      const days = [...made.map(({ day }) => day), lastDay].map(dayNumber)
      const waits = days.map((day, i) => day - (days[i - 1] ?? day))
      planned += made.filter(({ isPlanned }) => isPlanned).length
      expect(beyondCaps(made)).toEqual([])
      expect(Math.max(...waits)).toBeLessThanOrEqual(policy.followUp.floor.days)
    }),
    { numRuns: 80, seed: 7 },
  )
  expect(planned).toBeGreaterThan(300)
}, 60_000)
