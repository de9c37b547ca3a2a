import { shiftDay } from '#src/domain/calendar/working-days.ts'
import type { Facts } from '#src/domain/facts.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { FollowUpRule } from '#src/domain/policy/follow-up-rule.ts'
import { ourTouches } from './last-touch.ts'

type Caps = FollowUpRule['customerCaps']

/** Any so many days in a row, so that no week and no month of a calendar holds more, wherever it begins. */
const spans = [
  ['day', 1],
  ['week', 7],
  ['month', 31],
] as const

/**
 * Whether one more touch on this local day stays within the customer's caps, over all reps and channels. What the
 * customer began does not count; an attempt does. Facts list the newest 24 touches of both ways: enough for the caps of
 * a policy, unless the customer itself began more than that in a month.
 */
export function hasRoom(
  facts: Pick<Facts, 'recentTouches' | 'lastTouch'>,
  caps: Caps,
  day: string,
  zone: string,
): boolean {
  const days = ourTouches(facts).map(({ at }) => localDay(at, zone))
  return spans.every(([name, length]) => {
    const first = shiftDay(day, 1 - length)
    return days.filter((touched) => touched >= first && touched <= day).length < caps[name]
  })
}
