import { isDeepStrictEqual } from 'node:util'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { mergeFacts } from '#src/domain/facts/merge-facts.ts'
import type { Ground } from './ground.ts'

/** On how many customers the stored facts are not what all their events make. */
export async function differences({ documents }: Ground): Promise<number> {
  const policy = await documents.policies.active()
  if (!policy) return 0

  let differing = 0
  let after: string | undefined
  for (;;) {
    const page = await documents.customers.page(after, 500)
    const events = await documents.events.ofCustomers(page.map(({ _id }) => _id))
    const byCustomer = Map.groupBy(events, ({ customerId }) => customerId)
    for (const { _id, facts } of page) {
      const folded = foldMonths(policy, _id, byCustomer.get(_id) ?? []).map((month) => month.facts)
      if (!isDeepStrictEqual(plain(facts), plain(mergeFacts(folded)))) differing += 1
    }
    after = page.at(-1)?._id
    if (page.length < 500) return differing
  }
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
