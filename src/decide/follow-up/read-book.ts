import { listOrder } from '#src/domain/follow-up/allocate.ts'
import { type Candidate, candidatesOf } from '#src/domain/follow-up/candidate.ts'
import { keptBy } from '#src/domain/follow-up/keeper-of.ts'
import type { PlanDeps } from './plan-deps.ts'
import type { Planning } from './planning.ts'

const PAGE = 200

/** More than a day's list and its batch ever take: memory does not grow with the book. */
const mostKept = 1_000

/** Those that grow are few among many: they are kept apart, so that none is lost to those who are due. */
function best(candidates: readonly Candidate[]): readonly Candidate[] {
  const ordered = candidates.toSorted(listOrder)
  const due = ordered.filter(({ isEarly }) => !isEarly)
  const early = ordered.filter(({ isEarly }) => isEarly)

  return [...due.slice(0, mostKept), ...early.slice(0, mostKept)]
}

/**
 * Who of a person's customers may be touched today, by reading the person's own book and nobody else's: an index finds it
 * by owner. No due date is stored beside the facts: it follows from tier, lifecycle, named state, policy, occasions and
 * the calendar, each of which would have to write it, and one person's book is no longer than one person can look after.
 */
export async function readBook(
  deps: PlanDeps,
  { user, crew, frame }: Planning,
): Promise<readonly Candidate[]> {
  const owners = keptBy(user._id, crew, frame.now)
  let kept: readonly Candidate[] = []
  let after: string | undefined
  while (owners.length > 0) {
    const page = await deps.customers.ownedBy(owners, after, PAGE)
    kept = [...kept, ...page.flatMap((customer) => candidatesOf(customer, frame))]
    if (kept.length > 2 * mostKept) kept = best(kept)
    after = page.at(-1)?._id
    if (page.length < PAGE) break
  }
  return kept.map(({ reminder, ...rest }) => ({ ...rest, reminder: { ...reminder, to: user._id } }))
}
