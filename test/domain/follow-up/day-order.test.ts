import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOrder } from '#src/domain/follow-up/day-order.ts'
import { aReminder } from '../../helpers/builders/a-reminder.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 11, 14, hour))

describe('the order of a day', () => {
  it('is the floor, what must not wait, what somebody timed, then value at risk', () => {
    const ordered = [
      aReminder({ _id: 'b|floor|2026-12-15', kind: 'floor', valueAtRiskMinor: 1 }),
      aReminder({ _id: 'a|floor|2026-12-20', kind: 'floor', valueAtRiskMinor: 9 }),
      aReminder({ _id: 'c|touch|1', isUrgent: true, valueAtRiskMinor: 5 }),
      aReminder({ _id: 'd|birthday|1', kind: 'occasion', valueAtRiskMinor: 4 }),
      aReminder({ _id: 'e|timed|1', kind: 'timed', dueAt: at(2), valueAtRiskMinor: 1 }),
      aReminder({ _id: 'f|timed|1', kind: 'timed', dueAt: at(7), valueAtRiskMinor: 8 }),
      aReminder({ _id: 'g|touch|1', valueAtRiskMinor: 7 }),
      aReminder({ _id: 'h|call-back|1', kind: 'call-back', valueAtRiskMinor: 6 }),
    ]

    expect(ordered.toReversed().toSorted(dayOrder)).toEqual(ordered)
  })

  it('is one and the same whatever order they come in', () => {
    const reminder = fc
      .record({
        kind: fc.constantFrom('touch', 'floor', 'occasion', 'timed', 'call-back'),
        isUrgent: fc.boolean(),
        valueAtRiskMinor: fc.integer({ min: 0, max: 3 }),
        hour: fc.integer({ min: 0, max: 3 }),
      })
      .map(({ hour, ...given }) => aReminder({ ...given, dueAt: at(hour) }))

    fc.assert(
      fc.property(
        fc
          .array(reminder, { maxLength: 12 })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(shuffled.toSorted(dayOrder)).toEqual(all.toSorted(dayOrder))
        },
      ),
    )
  })
})
