import type { Customer } from '#src/domain/customer.ts'
import type { ImportDeps } from '#src/ingest/import-deps.ts'
import { keysOfMention, type Mention, type Placed, placeMention } from './name-mentions.ts'
import { createCustomers, type NewCustomer } from './new-customer.ts'

/** A mention with what to store where the customer is new. */
export type Wanted = Mention & Pick<NewCustomer, 'owner' | 'kind' | 'attrs' | 'contacts'>

/** The customer a mention means: `stored` as it stands, absent where this import has just made it. */
export type Resolved =
  | { readonly customerId: string; readonly stored?: Customer }
  | { readonly problem: 'several-customers' | 'customer-erased' }

export type Resolution = { readonly found: readonly Resolved[]; readonly created: number }
type Deps = Pick<ImportDeps, 'refs' | 'customers' | 'clock'>

/**
 * Finds or makes the customers that a batch of rows names, answers in the order asked. Names are claimed first,
 * then customers are inserted: after a crash in between, the same import finds its claims and goes on.
 */
export async function resolveCustomers(
  deps: Deps,
  system: string,
  wanted: readonly Wanted[],
): Promise<Resolution> {
  const placed = await placeAll(deps, system, wanted)
  const ids = [...new Set(placed.flatMap((place) => ('customerId' in place ? [place.customerId] : [])))]
  const stored = new Map((await deps.customers.getMany(ids)).map((customer) => [customer._id, customer]))

  const missing = new Map<string, NewCustomer>()
  for (const [at, place] of placed.entries()) {
    const want = wanted[at]
    if (!want || 'problem' in place || stored.has(place.customerId) || missing.has(place.customerId)) continue
    missing.set(place.customerId, { ...want, id: place.customerId, name: want.name ?? want.id })
  }
  const created = await createCustomers(deps, [...missing.values()], deps.clock.now())
  const found = await Promise.all(placed.map((place) => resolvedOf(deps, place, stored)))
  return { found, created }
}

/** Places one after the other, since the first mention of a name decides for those that follow. */
async function placeAll({ refs }: Deps, system: string, wanted: readonly Wanted[]): Promise<Placed[]> {
  const keys = new Set(wanted.flatMap((want) => keysOfMention(system, want)))
  const held = new Map(await refs.find([...keys]))
  const claims = new Map<string, string>()
  const placed = wanted.map((want) => {
    const place = placeMention(system, want, held)
    if ('problem' in place) return place
    for (const key of place.claims) {
      held.set(key, held.get(key) ?? place.customerId)
      claims.set(key, held.get(key) ?? place.customerId)
    }
    return place
  })
  if (claims.size === 0) return placed

  // Another import may have been quicker: whoever holds the key is the customer.
  const holders = await refs.claim([...claims].map(([key, customerId]) => ({ key, customerId })))
  return placed.map((place) => {
    if ('problem' in place) return place
    const holder = place.claims[0] === undefined ? undefined : holders.get(place.claims[0])
    return holder === undefined || holder === place.customerId
      ? place
      : { ...place, customerId: holder, isNew: false }
  })
}

async function resolvedOf(
  { customers }: Deps,
  place: Placed,
  stored: ReadonlyMap<string, Customer>,
): Promise<Resolved> {
  if ('problem' in place) return place
  let customer = stored.get(place.customerId)
  // A merged customer's facts go to the one it was merged into.
  for (
    let hops = 0;
    customer?.status === 'merged' && customer.mergedInto !== undefined && hops < 10;
    hops++
  ) {
    customer = await customers.get(customer.mergedInto)
  }
  if (customer === undefined) return { customerId: place.customerId }
  return customer.status === 'erased'
    ? { problem: 'customer-erased' }
    : { customerId: customer._id, stored: customer }
}
