import type { CommandDeps } from '#src/commands/deps.ts'
import type { Customer } from '#src/domain/customer.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Asker } from '#src/domain/user.ts'
import type { CustomerHit } from '#src/ports/customers.ts'

/** How many a pick list shows. */
export const listLimit = 10

/** What a typed name leads to, within what the asker may see. */
export type Resolved =
  | { readonly kind: 'one'; readonly customer: Customer }
  /** `alike`: they bear the very name that was typed. */
  | { readonly kind: 'several'; readonly customers: readonly Customer[]; readonly alike: boolean }
  /** Nothing but typos away. */
  | { readonly kind: 'none'; readonly near: readonly Customer[] }

/** Resolves a typed name: one exact match goes before any number of prefixes. */
export async function resolveCustomer(
  { customers }: Pick<CommandDeps, 'customers'>,
  typed: string,
  asker: Asker,
): Promise<Resolved> {
  const words = normaliseName(typed)
  if (words === '') return { kind: 'none', near: [] }
  const visible = customers.visibleTo(asker)
  const hits = await visible.search(words, listLimit)

  const exact = hits.filter((hit) => hit.match === 'exact')
  const close = exact.length > 0 ? exact : hits.filter((hit) => hit.match === 'prefix')
  const [first] = close
  if (first && close.length === 1) return { kind: 'one', customer: first.customer }
  if (first) return { kind: 'several', customers: namesOf(close), alike: exact.length > 0 }

  // A terminal shows the id where names are alike, so an id can be typed too.
  const byId = typed.includes(' ') ? undefined : await visible.byId(typed)
  return byId ? { kind: 'one', customer: byId } : { kind: 'none', near: namesOf(hits) }
}

const namesOf = (hits: readonly CustomerHit[]): readonly Customer[] => hits.map(({ customer }) => customer)
