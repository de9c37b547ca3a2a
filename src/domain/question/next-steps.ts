import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { TouchBrief } from '#src/domain/facts.ts'
import { gapDays } from '#src/domain/follow-up/due-after.ts'
import { lastContactAt, lastOutAt, ourTouches } from '#src/domain/follow-up/last-touch.ts'
import { stepOf } from '#src/domain/follow-up/step-of.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { QuestionKind } from './answer.ts'
import { type Candidate, expectedValue, type Option } from './candidate.ts'
import { unseenChance } from './hidden.ts'
import { standingAnswer } from './standing.ts'

/** A touch of longer ago says nothing of today. */
export const inTouchDays = 30
/** So many calls in a row without an answer, and the contact may have left. */
const silentCalls = 2

/** What similar customers did: a share of theirs, with how many there are. */
type Share = { readonly hits: number; readonly n: number }

/** What the customers beside this one do: by tier, who was touched lately; after two calls unanswered, who answered again. */
export type Neighbours = {
  readonly touched: ReadonlyMap<string, Share>
  readonly answeredAgain: Share
}

/** A share of few is drawn toward what is usual, as if so many more had been seen. */
const shareOf = ({ hits, n }: Share, usual: number): number => (hits + 4 * usual) / (n + 4)

/** Half of those who are to be touched within a month are; three of four answer again. */
const usuallyTouched = 0.5
const usuallyAnswers = 0.75

const isUnanswered = ({ answered }: TouchBrief): boolean => answered === false

/** Unanswered touches in a row, up to the newest. */
const silentRun = (touches: readonly TouchBrief[]): number =>
  touches.length - 1 - touches.findLastIndex((touch) => !isUnanswered(touch))

/** Whether the calls of a customer came to two unanswered in a row, and whether one was answered later. */
function afterSilence(touches: readonly TouchBrief[]): { readonly was: boolean; readonly ended: boolean } {
  const at = touches.findIndex(
    (touch, i) =>
      isUnanswered(touch) && touches[i + 1] !== undefined && isUnanswered(touches[i + 1] ?? touch),
  )
  return { was: at >= 0, ended: at >= 0 && touches.slice(at).some((touch) => !isUnanswered(touch)) }
}

/** Counts what an owner's customers do, once for all of them. */
export function neighboursOf(customers: readonly Customer[], now: Date): Neighbours {
  const since = addDays(now, -inTouchDays)
  const touched = new Map<string, { hits: number; n: number }>()
  const answeredAgain = { hits: 0, n: 0 }
  for (const { tier, facts } of customers) {
    const of = touched.get(tier?.code ?? '') ?? { hits: 0, n: 0 }
    of.n += 1
    of.hits += Number((lastOutAt(facts) ?? new Date(0)) >= since)
    touched.set(tier?.code ?? '', of)
    const { was, ended } = afterSilence(ourTouches(facts))
    answeredAgain.n += Number(was)
    answeredAgain.hits += Number(ended)
  }
  return { touched, answeredAgain }
}

/** An answer that changes the next step, beside the one that changes nothing. */
function yesOrNo(
  customer: Customer,
  kind: QuestionKind,
  changing: string,
  other: string,
  chance: number,
): Candidate {
  const options: readonly Option[] = [
    { code: changing, chance, changes: 'next-step' },
    { code: other, chance: 1 - chance },
  ]
  return { customerId: customer._id, kind, options, value: expectedValue(options) }
}

/** "Have you been in touch in the last 30 days?": where its touch is overdue, and perhaps was made and not logged. */
export function inTouch(
  customer: Customer,
  policy: Policy,
  { touched }: Neighbours,
  now: Date,
): Candidate | undefined {
  const { facts, tier, lifecycle, status } = customer
  const step = stepOf(policy, tier?.code, lifecycle)
  const last = lastContactAt(facts)
  if (status !== 'active' || !step || !last || standingAnswer(facts, 'in-touch', now)) return undefined

  const lapsed = Math.max(inTouchDays, gapDays(customer, step, policy))
  if (addDays(last, lapsed) > now) return undefined

  const share = shareOf(touched.get(tier?.code ?? '') ?? { hits: 0, n: 0 }, usuallyTouched)
  return yesOrNo(customer, 'in-touch', 'yes', 'no', unseenChance(1 - share))
}

/** "Is the contact still there?": where the last calls were not answered. */
export function contactThere(
  customer: Customer,
  { answeredAgain }: Neighbours,
  now: Date,
): Candidate | undefined {
  const { facts, status } = customer
  if (status !== 'active' || standingAnswer(facts, 'contact', now)) return undefined
  if (silentRun(ourTouches(facts)) < silentCalls) return undefined

  return yesOrNo(customer, 'contact', 'gone', 'there', 1 - shareOf(answeredAgain, usuallyAnswers))
}
