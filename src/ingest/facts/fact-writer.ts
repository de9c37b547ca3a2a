import type { FactEvent } from '#src/domain/event.ts'
import { createCustomerFinder, type Placeable } from '#src/ingest/customers/customer-finder.ts'
import type { ImportDeps } from '#src/ingest/import-deps.ts'
import type { ImportRun } from '#src/ingest/imports/import-run.ts'
import { ingestFacts } from './ingest-facts.ts'

/** Turns rows into facts of customers, a batch at a time: customers first, then the facts. */
export function createFactWriter(deps: ImportDeps, run: ImportRun, system: string, customerColumn: string) {
  const findCustomers = createCustomerFinder(deps, system)
  const { tally } = run
  let made: ReadonlySet<string> = new Set()

  return {
    /** Finds or makes the customers; rows whose customer cannot be told go to quarantine. */
    async place<Row extends Placeable>(rows: readonly Row[]): Promise<{ draft: Row; customerId: string }[]> {
      const { found, created } = await findCustomers(rows)
      tally.counts.newCustomers += created
      made = new Set(found.flatMap((who) => (who && 'isNew' in who && who.isNew ? [who.customerId] : [])))
      const owners = new Map<string, string | undefined>()
      const placed = rows.flatMap((draft, at) => {
        const who = found[at] ?? { problem: 'several-customers' as const }
        if ('problem' in who) {
          run.refuse(draft.line, [{ column: customerColumn, value: draft.mention.id, reason: who.problem }])
          return []
        }
        owners.set(who.customerId, who.owner)
        return [{ draft, customerId: who.customerId }]
      })
      for (const [customerId, owner] of owners) tally.customer(customerId, owner)
      return placed
    },
    async write(facts: readonly FactEvent[]): Promise<void> {
      if (facts.length === 0) return
      const { inserted, touched } = await ingestFacts(deps, facts, (fact) => made.has(fact.customerId))
      tally.counts.taken += inserted.size
      tally.counts.known += facts.length - inserted.size
      tally.touched(touched)
      for (const fact of facts) tally.date(fact.at)
    },
  }
}
