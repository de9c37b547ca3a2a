import type { FactEvent } from '#src/domain/event.ts'
import type { Facts } from '#src/domain/facts.ts'
import { questionKinds, type StandingAnswer } from '#src/domain/question/answer.ts'

const key = ({ said, expiresAt, estimate }: StandingAnswer) =>
  `${expiresAt.getTime()}|${said}|${estimate?.amountMinor ?? 0}|${estimate?.orders ?? 0}|${estimate?.from.getTime() ?? 0}`

/** A total order, so that equal instants fold alike whatever came first. */
const isNewer = (a: StandingAnswer, b: StandingAnswer): boolean => {
  const later = a.at.getTime() - b.at.getTime()
  return later > 0 || (later === 0 && key(a) > key(b))
}

/** The newest of each kind, in the order of the kinds; nothing where nobody has answered. */
export function newestAnswers(answers: readonly StandingAnswer[]): Pick<Facts, 'answers'> {
  const newest = questionKinds.flatMap((kind) => {
    const of = answers.filter(({ asked }) => asked === kind)
    const best = of.reduce<StandingAnswer | undefined>(
      (one, next) => (one === undefined || isNewer(next, one) ? next : one),
      undefined,
    )
    return best ? [best] : []
  })
  return newest.length === 0 ? {} : { answers: newest }
}

/** What was answered in a month. An answer that has expired is kept: whoever reads looks at the clock, a fold does not. */
export const answersOf = (events: readonly FactEvent[]): Pick<Facts, 'answers'> =>
  newestAnswers(
    events.flatMap((event) =>
      event.kind === 'note' && event.answer ? [{ ...event.answer, at: event.at }] : [],
    ),
  )

/** An answer is somebody's word of a customer: it does not make the chat a source that could have told the rest. */
export const isAnswer = (event: FactEvent): boolean => event.kind === 'note' && event.answer !== undefined
