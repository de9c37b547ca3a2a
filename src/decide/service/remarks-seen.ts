import type { DigestDeps } from '#src/decide/digest/deps.ts'
import { serviceFacts } from '#src/decide/digest/service-facts.ts'
import { visiblePages } from '#src/decide/digest/visible-pages.ts'
import { wasAsked } from '#src/domain/digest/count-service.ts'
import { type Remark, remarksOf } from '#src/domain/service/remarks.ts'
import type { Asker } from '#src/domain/user.ts'

/**
 * What the customers whom somebody sees have said in the last four weeks, the newest first. Everybody is read once, page
 * by page; events of those alone who have said something.
 */
export async function remarksSeen(
  deps: Pick<DigestDeps, 'customers' | 'events' | 'problems' | 'clock'>,
  asker: Asker,
): Promise<readonly Remark[]> {
  const now = deps.clock.now()
  const seen = new Set<string>()
  const asked: string[] = []
  for await (const page of visiblePages(deps, asker)) {
    for (const customer of page) {
      seen.add(customer._id)
      if (wasAsked(customer, { now })) asked.push(customer._id)
    }
  }
  const facts = await serviceFacts(deps, now, { asked, isCounted: (customerId) => seen.has(customerId) })
  return remarksOf(facts, now)
}
