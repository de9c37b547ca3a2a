import { addDays } from '#src/domain/days.ts'
import type { ServiceFacts } from '#src/domain/digest/count-service.ts'
import { touchDays } from '#src/domain/digest/frame.ts'
import type { FactEvent } from '#src/domain/event.ts'

/** What a customer has said, in the words in which it was written down. */
export type Remark = {
  readonly customerId: string
  readonly at: Date
  /** One line. */
  readonly text: string
  /** A complaint, a problem, or a mark of 1 or 2. */
  readonly low: boolean
}

const lowRating = 2

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** Feedback, and what the dormant say of why they stopped; a rep's own notes are no customer's words. */
function ofEvent(event: FactEvent): readonly Remark[] {
  const { customerId, at } = event
  if (event.kind === 'feedback') {
    const low = event.complaint === true || event.rating <= lowRating
    return [{ customerId, at, text: oneLine(event.note ?? ''), low }]
  }
  return event.kind === 'note' && event.reason !== undefined
    ? [{ customerId, at, text: oneLine(event.text), low: true }]
    : []
}

/** A complaint is a problem too, made of the feedback and under its name: it is one remark. */
const isOfFeedback = (problemId: string): boolean => problemId.endsWith('|problem')

/** All remarks of the last four weeks, the newest first. */
export function remarksOf({ problems, said }: ServiceFacts, now: Date): readonly Remark[] {
  const since = addDays(now, -touchDays)
  const reported = problems
    .filter(({ _id, state }) => state !== 'withdrawn' && !isOfFeedback(_id))
    .map(({ customerId, openedAt, text }) => ({ customerId, at: openedAt, text: oneLine(text), low: true }))

  return [...said.flatMap(ofEvent), ...reported]
    .filter(({ text, at }) => text !== '' && at >= since && at <= now)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.text < b.text ? -1 : 1))
}
