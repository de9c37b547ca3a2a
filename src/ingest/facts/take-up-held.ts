import type { Customer } from '#src/domain/customer.ts'
import type { FactDeps, ImportDeps } from '#src/ingest/import-deps.ts'
import { createExchange, type Exchange, type MoneyFact } from '#src/ingest/orders/exchange.ts'
import { linkedTo, ordersOf, storedOrders } from '#src/ingest/orders/link-refunds.ts'
import type { QuarantinedRow } from '#src/ports/imports.ts'
import { ingestFacts } from './ingest-facts.ts'

/** Rows that have been waiting: how many are counted now, and how many wait on. */
export type TakenUp = { readonly taken: number; readonly waiting: number }

type Deps = FactDeps & Pick<ImportDeps, 'imports' | 'policies' | 'rates'>
type HeldRow = QuarantinedRow & { readonly held: NonNullable<QuarantinedRow['held']> }

const PORTION = 500

/**
 * Takes up quarantined rows that lacked nothing but a rate and have one now. The facts go in first and the rows
 * out second, so that killed in between they are only looked at again. Orders come before refunds, which count at
 * their order's rate.
 */
export async function takeUpHeld(deps: Deps): Promise<TakenUp> {
  const base = (await deps.policies.active())?.baseCurrency
  const exchange = base === undefined ? undefined : createExchange(deps.rates, base, 'UTC')
  let taken = 0
  if (exchange) {
    for (const kind of ['order', 'refund'] as const) {
      for await (const rows of portionsOf(deps, kind)) taken += await takeUp(deps, exchange, rows)
    }
  }
  const left = await deps.imports.waitingByPair()
  return { taken, waiting: [...left.values()].reduce((sum, rows) => sum + rows, 0) }
}

const isHeld = (row: QuarantinedRow): row is HeldRow => row.held !== undefined

async function* portionsOf({ imports }: Deps, kind: MoneyFact['kind']): AsyncIterable<readonly HeldRow[]> {
  let rows = await imports.waiting(undefined, PORTION)
  while (rows.length > 0) {
    const last = rows.at(-1)?._id
    yield rows.filter(isHeld).filter(({ held }) => held.fact.kind === kind)
    rows = await imports.waiting(last, PORTION)
  }
}

async function takeUp(deps: Deps, exchange: Exchange, rows: readonly HeldRow[]): Promise<number> {
  const whose = await standingCustomers(
    deps,
    rows.map(({ held }) => held.fact.customerId),
  )
  const facts: MoneyFact[] = []
  const done: string[] = []
  for (const { _id, held } of rows) {
    const customerId = whose.get(held.fact.customerId)
    const fact = customerId === undefined ? 'gone' : await priced(deps, exchange, { ...held, customerId })
    if (fact === undefined) continue
    if (fact !== 'gone') facts.push(fact)
    done.push(_id)
  }
  const { inserted } = await ingestFacts(deps, facts)
  if (done.length > 0) await deps.imports.settle(done)
  return inserted.size
}

/** The fact as it counts, known from now on; undefined where it waits on. */
async function priced(
  { events, clock }: Deps,
  exchange: Exchange,
  { fact: held, day, customerId }: HeldRow['held'] & { readonly customerId: string },
): Promise<MoneyFact | undefined> {
  const fact = { ...held, customerId, receivedAt: clock.now() }
  if (fact.kind === 'order') {
    const result = await exchange(fact, { day })
    return 'fact' in result ? result.fact : undefined
  }
  const linked = linkedTo({ fact }, ordersOf(fact, await storedOrders(events, [fact])))
  const result = await exchange(linked.fact, { day, rate: linked.rate })
  return 'fact' in result ? result.fact : undefined
}

/** Where the facts of these customers go now: to whom they were merged into, to nobody where they were erased. */
async function standingCustomers(
  { customers }: Pick<Deps, 'customers'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const first of await customers.getMany([...new Set(ids)])) {
    let customer: Customer | undefined = first
    for (
      let hops = 0;
      customer?.status === 'merged' && customer.mergedInto !== undefined && hops < 10;
      hops++
    ) {
      customer = await customers.get(customer.mergedInto)
    }
    if (customer?.status === 'active') found.set(first._id, customer._id)
  }
  return found
}
