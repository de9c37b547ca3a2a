import type { CommandDeps } from '#src/commands/deps.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Asker } from '#src/domain/user.ts'

/** Puts into the audit who read which fields of whom: ids and field names, never values. */
export const recordRead = (
  { audit, clock }: Pick<CommandDeps, 'audit' | 'clock'>,
  asker: Asker,
  command: string,
  { customer, fields }: { readonly customer?: Customer; readonly fields: readonly string[] },
): Promise<void> =>
  audit.record({
    at: clock.now(),
    who: asker.userId,
    action: `read:${command}`,
    ...(customer ? { customerId: customer._id } : {}),
    fields,
  })
