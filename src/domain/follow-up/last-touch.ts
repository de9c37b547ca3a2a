import { addDays } from '#src/domain/days.ts'
import type { Facts, TouchBrief } from '#src/domain/facts.ts'

type Touched = Pick<Facts, 'recentTouches' | 'lastTouch'>

const isOurs = ({ direction }: TouchBrief): boolean => direction === 'out'

/** A look at the web site is a sign of life, and nobody has spoken with anybody. */
const isContact = (touch: TouchBrief): boolean => isOurs(touch) || touch.channel !== 'web'

/** The newest touches, newest last; of facts that list none the newest alone. */
const touchesOf = ({ recentTouches, lastTouch }: Touched): readonly TouchBrief[] =>
  recentTouches.length > 0 || !lastTouch ? recentTouches : [lastTouch]

/** Touches and attempts of ours, newest last. */
export const ourTouches = (facts: Touched): readonly TouchBrief[] => touchesOf(facts).filter(isOurs)

/** When somebody of ours last reached out, answered or not: what the attention floor counts from. */
export const lastOutAt = (facts: Touched): Date | undefined => ourTouches(facts).at(-1)?.at

/** When the two last spoke, whoever began, or we tried to: what the cadence counts from. */
export const lastContactAt = (facts: Touched): Date | undefined => touchesOf(facts).findLast(isContact)?.at

/** A call in the morning of the day agreed on keeps the appointment, whatever its hour. */
const appointmentDays = 0.5

/** The day that was agreed on and has not been kept yet, and when it was agreed. */
export function agreementOf(facts: Touched): { readonly madeAt: Date; readonly nextAt: Date } | undefined {
  const touches = ourTouches(facts)
  const agreed = touches.findLast(({ nextAt }) => nextAt !== undefined)
  const { nextAt } = agreed ?? {}
  if (!agreed || !nextAt) return undefined

  const isKept = touches.some(({ at }) => at > agreed.at && at >= addDays(nextAt, -appointmentDays))
  return isKept ? undefined : { madeAt: agreed.at, nextAt }
}

/** The day that was agreed on and has not been kept yet. */
export const agreedAt = (facts: Touched): Date | undefined => agreementOf(facts)?.nextAt
