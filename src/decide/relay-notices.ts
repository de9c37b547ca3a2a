import type { Customer, Outgoing } from '#src/domain/customer.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { Outbox, TierChange, TierChanges } from '#src/ports/outbox.ts'

/** The ports that the relay needs. */
export type RelayDeps = {
  readonly customers: Customers
  readonly tierChanges: TierChanges
  readonly outbox: Outbox
}

/** A notice as history keeps it. */
export const historyOf = (customerId: string, notice: Outgoing): TierChange => ({
  _id: notice.key,
  customerId,
  rev: notice.rev,
  at: notice.at,
  ...(notice.from === undefined ? {} : { from: notice.from }),
  to: notice.to,
  evidence: notice.evidence,
})

/** One row for the owner; a customer of nobody has nobody to tell. */
const messageOf = (customer: Customer, notice: Outgoing) =>
  customer.owner === undefined
    ? []
    : [
        {
          _id: `${notice.key}-${customer.owner}`,
          to: customer.owner,
          notice: {
            kind: notice.kind,
            customerId: customer._id,
            ...(notice.from === undefined ? {} : { from: notice.from }),
            to: notice.to,
            evidence: notice.evidence,
            at: notice.at,
          },
        },
      ]

/**
 * Moves a customer's notices into history and outbox, and only then takes them out of the document: killed
 * anywhere, they are moved again under the same keys.
 * @returns the outbox keys that wait for delivery.
 */
export async function relayNotices(
  { customers, tierChanges, outbox }: RelayDeps,
  customerId: string,
  now: Date,
): Promise<readonly string[]> {
  const customer = await customers.get(customerId)
  if (!customer || customer.outgoing.length === 0) return []

  const rows = customer.outgoing.flatMap((notice) => messageOf(customer, notice))
  await tierChanges.put(customer.outgoing.map((notice) => historyOf(customerId, notice)))
  await outbox.put(rows, now)
  await customers.pullOutgoing(
    customerId,
    customer.outgoing.map(({ key }) => key),
  )
  return rows.map((row) => row._id)
}
