import type { FactEvent } from '#src/domain/event.ts'
import { monthOf } from '#src/domain/facts/month.ts'
import type { FactDeps } from '#src/ingest/import-deps.ts'
import { hearSources } from './hear-sources.ts'

const DAY_MS = 86_400_000

/** A fact dated more than a day ahead of its arrival is no fact yet; clocks and zones explain a day, no more. */
export const isTooFarAhead = (at: Date, now: Date): boolean => at.getTime() > now.getTime() + DAY_MS

/** What became of the facts: `_id`s that were new, facts that were refused, customers that have new facts. */
export type Ingested = {
  readonly inserted: ReadonlySet<string>
  readonly ahead: readonly FactEvent[]
  readonly touched: readonly string[]
}

/**
 * Takes facts of known customers in: those that are new, each once. The customers are marked before the facts
 * are inserted and again after it, so whatever dies in between is found by `reconcile`, and no decision made meanwhile
 * hides them; a fact that is known already touches nobody. `surelyNew` spares a look at the store for facts of
 * customers that are new themselves.
 */
export async function ingestFacts(
  deps: FactDeps,
  facts: readonly FactEvent[],
  surelyNew: (fact: FactEvent) => boolean = () => false,
): Promise<Ingested> {
  const now = deps.clock.now()
  const ahead = facts.filter((fact) => isTooFarAhead(fact.at, now))
  const due = new Map(facts.filter((fact) => !isTooFarAhead(fact.at, now)).map((fact) => [fact._id, fact]))
  const asked = [...due.values()].filter((fact) => !surelyNew(fact))
  const known = await deps.events.known(asked.map((fact) => fact._id))
  const fresh = [...due.values()].filter((fact) => !known.has(fact._id))
  if (fresh.length === 0) {
    await hearSources(deps.sources, [...due.values()], now)
    return { inserted: new Set(), ahead, touched: [] }
  }

  const byCustomer = Map.groupBy(fresh, (fact) => fact.customerId)
  const marks = [...byCustomer].map(([id, those]) => ({
    id,
    months: [...new Set(those.map((fact) => monthOf(fact.bookedAt)))],
  }))
  const token = deps.ids.next()
  await deps.customers.markDirty(marks, token, 'open')
  const inserted = await deps.events.insertNew(fresh)
  await deps.customers.markDirty(marks, token, 'closed')
  await hearSources(deps.sources, [...due.values()], now)

  const touched = [...byCustomer.keys()]
  await deps.queues?.enqueueMany(
    'rescore-customer',
    touched.map((customerId) => ({ customerId })),
  )
  return { inserted, ahead, touched }
}
