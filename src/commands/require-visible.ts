import type { Customer } from '#src/domain/customer.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Asker } from '#src/domain/user.ts'
import type { CommandDeps } from './deps.ts'

/**
 * The customer of a button or a resolved name, read as this asker: a card may be old, and an id may be forged.
 * @throws AppError `customer-gone` where the asker cannot see it.
 */
export async function requireVisible(
  { customers }: Pick<CommandDeps, 'customers'>,
  id: string,
  asker: Asker,
): Promise<Customer> {
  const customer = await customers.visibleTo(asker).byId(id)
  if (customer) return customer

  throw new AppError({
    code: 'customer-gone',
    message: 'This customer is not among those you can see (any more).',
    remedy: 'Type its name to find out who looks after it.',
  })
}
