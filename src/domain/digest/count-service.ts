import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { answersReport } from '#src/domain/follow-up/answers-report.ts'
import type { Problem } from '#src/domain/service/problem.ts'
import { serviceByTier } from '#src/domain/service/service-report.ts'
import type { DigestFigures } from './figures.ts'
import { type DigestFrame, tierCodes, touchDays } from './frame.ts'

/** Whether a customer was asked something in these days: who was not has no answers to be read. */
export const wasAsked = (
  { facts: { ratings, recentTouches } }: Pick<Customer, 'facts'>,
  { now }: Pick<DigestFrame, 'now'>,
): boolean => {
  const since = addDays(now, -touchDays)
  return (
    Object.values(ratings).some(({ lastAt }) => lastAt >= since) ||
    recentTouches.some(({ at, content }) => content === 'survey' && at >= since)
  )
}

/** What service and customers have said in the last four weeks; problems that are still open are older, too. */
export type ServiceFacts = { readonly problems: readonly Problem[]; readonly said: readonly FactEvent[] }

/** How problems were answered, tier by tier, and what customers answered when they were asked. */
export const countService = (
  { problems, said }: ServiceFacts,
  { policy, now }: Pick<DigestFrame, 'policy' | 'now'>,
): Required<Pick<DigestFigures, 'service' | 'feedback'>> => ({
  service: serviceByTier(problems, tierCodes(policy), now),
  feedback: answersReport(said, policy.followUp),
})

/** What one customer adds to a file. */
export type CustomerService = {
  readonly problems: number
  readonly open: number
  /** The newest mark, 1 to 5, and the newest reason's code. */
  readonly rating?: number
  readonly reason?: string
}

const ratingOf = (event: FactEvent): number | undefined =>
  event.kind === 'feedback' ? event.rating : undefined
const reasonOf = (event: FactEvent): string | undefined =>
  event.kind === 'note' || event.kind === 'feedback' ? event.reason : undefined

/** The same by customer; nobody of whom there is nothing to say. */
export function serviceByCustomer({ problems, said }: ServiceFacts): ReadonlyMap<string, CustomerService> {
  const byCustomer = new Map<string, CustomerService>()
  const of = (id: string): CustomerService => byCustomer.get(id) ?? { problems: 0, open: 0 }
  for (const { customerId, state } of problems) {
    const before = of(customerId)
    const open = before.open + (state === 'open' ? 1 : 0)
    byCustomer.set(customerId, { ...before, problems: before.problems + 1, open })
  }
  for (const event of said.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const [rating, reason] = [ratingOf(event), reasonOf(event)]
    if (rating === undefined && reason === undefined) continue
    byCustomer.set(event.customerId, {
      ...of(event.customerId),
      ...(rating === undefined ? {} : { rating }),
      ...(reason === undefined ? {} : { reason }),
    })
  }
  return byCustomer
}
