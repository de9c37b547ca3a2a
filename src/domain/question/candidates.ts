import type { Customer } from '#src/domain/customer.ts'
import { wantsNothing } from '#src/domain/follow-up/opted-out.ts'
import type { Candidate } from './candidate.ts'
import { contactThere, inTouch, neighboursOf } from './next-steps.ts'
import { type QuestionFrame, unseenOrders } from './unseen-orders.ts'

/** All that an owner could be asked of these customers; without cut or fit nothing of purchases. */
export function candidatesOf(
  customers: readonly Customer[],
  frame: Pick<QuestionFrame, 'policy' | 'now'> & Partial<QuestionFrame>,
): readonly Candidate[] {
  const { policy, now, cut, fits } = frame
  const neighbours = neighboursOf(customers, now)
  const full: QuestionFrame | undefined = cut && fits && { policy, now, cut, fits }

  return customers.flatMap((customer) =>
    [
      full && unseenOrders(customer, full),
      wantsNothing(customer) ? undefined : inTouch(customer, policy, neighbours, now),
      wantsNothing(customer) ? undefined : contactThere(customer, neighbours, now),
    ].filter((candidate) => candidate !== undefined),
  )
}
