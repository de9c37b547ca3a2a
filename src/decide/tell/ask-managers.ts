import type { Customer } from '#src/domain/customer.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { User } from '#src/domain/user.ts'
import type { TellDeps } from './deps.ts'
import { proposalsByApprover } from './proposals.ts'

const newestOf = (customers: readonly Customer[]): Date =>
  new Date(Math.max(...customers.map(({ tier }) => tier?.proposed?.at.getTime() ?? 0)))

/** At most one card a day, and none as long as nothing has joined what the last one showed. */
async function ask({ outbox, clock }: TellDeps, reader: User, customers: readonly Customer[]) {
  const last = await outbox.newest(reader._id, 'proposals')
  if (last && newestOf(customers) <= last.createdAt) return []

  const now = clock.now()
  const _id = `proposals|${reader._id}|${localDay(now, reader.zone)}`
  await outbox.put([{ _id, to: reader._id, notice: { kind: 'proposals', at: now } }], now)
  return [_id]
}

/**
 * Puts the changes of tier that wait for a person onto one card a manager; what has no manager goes to the admins.
 * @returns the outbox keys that wait for delivery.
 */
export async function askManagers(deps: TellDeps): Promise<readonly string[]> {
  const byApprover = await proposalsByApprover(deps)
  if (byApprover.size === 0) return []

  const keys: string[] = []
  for (const user of await deps.users.list()) {
    const own = byApprover.get(user._id) ?? []
    const customers = user.role === 'admin' ? [...own, ...(byApprover.get(undefined) ?? [])] : own
    if (user.active && customers.length > 0) keys.push(...(await ask(deps, user, customers)))
  }
  return keys
}
