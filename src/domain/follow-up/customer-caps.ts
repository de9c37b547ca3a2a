import { shiftDay } from '#src/domain/calendar/working-days.ts'
import type { Facts } from '#src/domain/facts.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { FollowUpRule } from '#src/domain/policy/follow-up-rule.ts'
import type { Policy } from '#src/domain/policy.ts'
import { agreedAt, ourTouches } from './last-touch.ts'
import type { Reminder } from './reminder.ts'

type Caps = FollowUpRule['customerCaps']

/** Any so many days in a row, so that no week and no month of a calendar holds more, wherever it begins. */
const spans = [
  ['day', 1],
  ['week', 7],
  ['month', 31],
] as const

/** A touch on any of the days after `day` shares a span with it as well: the windows that end there are looked at too. */
const endsFrom = (day: string, taken: readonly string[], length: number): ReadonlySet<string> =>
  new Set([day, ...taken.filter((each) => each > day && each < shiftDay(day, length))])

type Touched = Pick<Facts, 'recentTouches' | 'lastTouch'>

const touchedDays = (facts: Touched, zone: string): readonly string[] =>
  ourTouches(facts).map(({ at }) => localDay(at, zone))

/**
 * The local days that a customer's touches take: our newest ones (facts list 24 of both ways: enough for the caps of a
 * policy, unless the customer itself began more than that in a month), and a later day that was agreed on with them. What
 * the customer began takes none; an attempt does.
 */
export function takenDays(
  facts: Touched,
  { today, zone }: { readonly today: string; readonly zone: string },
): readonly string[] {
  const agreed = agreedAt(facts)
  const agreedOn = agreed && localDay(agreed, zone)
  return [...touchedDays(facts, zone), ...(agreedOn !== undefined && agreedOn > today ? [agreedOn] : [])]
}

/**
 * Whether one more touch on this local day stays within the customer's caps, over all reps and channels, beside the days
 * that are taken: by touches that were, and by those that somebody has set for later.
 */
export const hasRoom = (taken: readonly string[], caps: Caps, day: string): boolean =>
  spans.every(([name, length]) =>
    [...endsFrom(day, taken, length)].every((end) => {
      const first = shiftDay(end, 1 - length)
      return taken.filter((each) => each >= first && each <= end).length < caps[name]
    }),
  )

/**
 * Whether what is planned for a customer has to wait, since enough was done meanwhile: by somebody else, or unplanned.
 * What a rep has timed is theirs to do at any time.
 */
export const isCappedNow = (
  { kind }: Pick<Reminder, 'kind'>,
  { facts }: { readonly facts: Touched },
  {
    policy,
    zone,
    now,
  }: { readonly policy: Pick<Policy, 'followUp'>; readonly zone: string; readonly now: Date },
): boolean =>
  kind !== 'timed' && !hasRoom(touchedDays(facts, zone), policy.followUp.customerCaps, localDay(now, zone))
