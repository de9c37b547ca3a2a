import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bestSet, type Chore } from '#src/domain/follow-up/best-set.ts'

const aChore = fc.record({
  minutes: fc.integer({ min: 1, max: 120 }),
  valueAtRiskMinor: fc.integer({ min: 0, max: 10_000_000 }),
  isUrgent: fc.constant(false),
})

const sum = (chores: readonly Chore[], of: (chore: Chore) => number) =>
  chores.reduce((total, chore) => total + of(chore), 0)
const minutesIn = (chores: readonly Chore[]) => sum(chores, ({ minutes }) => minutes)
const worthOf = (chores: readonly Chore[]) => sum(chores, ({ valueAtRiskMinor }) => valueAtRiskMinor + 1)

/** What a person would do: the most value a minute first, while it fits. */
function greedy(chores: readonly Chore[], minutes: number): readonly Chore[] {
  const byDensity = chores.toSorted((a, b) => worthOf([b]) / b.minutes - worthOf([a]) / a.minutes)
  const chosen: Chore[] = []
  for (const chore of byDensity) if (minutesIn([...chosen, chore]) <= minutes) chosen.push(chore)
  return chosen
}

it('never takes more time than there is, and is never worth less than greedy by density', () => {
  fc.assert(
    fc.property(fc.array(aChore, { maxLength: 25 }), fc.integer({ min: 0, max: 480 }), (chores, minutes) => {
      const best = bestSet(chores, minutes)

      expect(minutesIn(best)).toBeLessThanOrEqual(minutes)
      expect(worthOf(best)).toBeGreaterThanOrEqual(worthOf(greedy(chores, minutes)))
      expect(chores.filter((chore) => best.includes(chore))).toEqual(best)
    }),
  )
})

it('takes two that fit rather than the one that is worth most', () => {
  const [large, one, other] = [
    { minutes: 60, valueAtRiskMinor: 100, isUrgent: false },
    { minutes: 30, valueAtRiskMinor: 70, isUrgent: false },
    { minutes: 30, valueAtRiskMinor: 70, isUrgent: false },
  ]

  expect(bestSet([large, one, other], 60)).toEqual([one, other])
})

it('takes what is urgent before anything that is not', () => {
  const urgent = { minutes: 60, valueAtRiskMinor: 0, isUrgent: true }
  const rich = { minutes: 60, valueAtRiskMinor: 1_000_000, isUrgent: false }

  expect(bestSet([rich, urgent], 60)).toEqual([urgent])
})
