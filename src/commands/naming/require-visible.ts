import type { CommandDeps } from '#src/commands/deps.ts'
import type { Customer } from '#src/domain/customer.ts'
import { AppError } from '#src/domain/errors.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Asker } from '#src/domain/user.ts'
import type { VisibleCustomers } from '#src/ports/customers.ts'

/**
 * The customer of a button (its ref or id) or of a resolved name (its id), read as this asker: a card may be old, and an id may be forged.
 * @throws AppError `customer-gone` where the asker cannot see it.
 */
export async function requireVisible(
  { customers }: Pick<CommandDeps, 'customers'>,
  idOrRef: string,
  asker: Asker,
): Promise<Customer> {
  const visible = customers.visibleTo(asker)
  const customer = (await visible.byId(idOrRef)) ?? (await byRef(visible, idOrRef))
  if (customer) return customer

  throw new AppError({
    code: 'customer-gone',
    message: 'This customer is not among those you can see (any more).',
    remedy: 'Type its name to find out who looks after it.',
  })
}

/** Names may be equal to a ref; refs are unique. */
async function byRef(visible: VisibleCustomers, ref: string): Promise<Customer | undefined> {
  const hits = await visible.search(normaliseName(ref), 50)
  return hits.map(({ customer }) => customer).find((customer) => customer.ref === ref)
}
