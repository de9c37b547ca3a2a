import type { Customer } from '#src/domain/customer.ts'
import type { Asker } from '#src/domain/user.ts'
import type { Customers } from '#src/ports/customers.ts'

/** Large pages: a server that sorts a whole team for each of them does so ten times for 20,000, not forty. */
const PAGE = 2_000

/** Every customer and prospect that somebody may see, a page at a time in memory. */
export async function* visiblePages(
  { customers }: { readonly customers: Pick<Customers, 'visibleTo'> },
  asker: Asker,
): AsyncIterable<readonly Customer[]> {
  const visible = customers.visibleTo(asker)
  let after: string | undefined
  for (;;) {
    const page = await visible.page(after, PAGE)
    if (page.length > 0) yield page
    if (page.length < PAGE) return
    after = page.at(-1)?._id
  }
}
