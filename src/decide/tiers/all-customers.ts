import type { DecideDeps } from '#src/decide/deps.ts'
import type { Customer } from '#src/domain/customer.ts'

const PAGE = 500

/** Every active customer in `_id` order, a page at a time in memory. */
export async function* customerPages({
  customers,
}: Pick<DecideDeps, 'customers'>): AsyncIterable<readonly Customer[]> {
  let after: string | undefined
  for (;;) {
    const page = await customers.page(after, PAGE)
    if (page.length > 0) yield page
    if (page.length < PAGE) return
    after = page.at(-1)?._id
  }
}

/** The same, one by one. */
export async function* allCustomers(deps: Pick<DecideDeps, 'customers'>): AsyncIterable<Customer> {
  for await (const page of customerPages(deps)) yield* page
}
