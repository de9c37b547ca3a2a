import type { Customer } from '#src/domain/customer.ts'
import { present } from '#src/domain/present.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { AssignedNotice } from '#src/ports/notices/assigned.ts'
import type { NewOutboxRow, Outbox } from '#src/ports/outbox.ts'
import type { Queues } from '#src/ports/queue.ts'

type Deps = {
  readonly outbox: Outbox
  readonly queues: Pick<Queues, 'enqueue'>
  readonly clock: Clock
}

/** One customer that has changed hands. `customer`: as it stands, or stood; undefined on a side: nobody. */
export type Move = {
  readonly customer: Pick<Customer, '_id' | 'rev' | 'score'>
  readonly from: string | undefined
  readonly to: string | undefined
}

/** The messages stand before the changes and are read after them: this long, and longer for many. */
const waitMs = { few: 20_000, each: 20 } as const

/** More than a card shows, and less than a notice should weigh. */
const mostNamed = 200

const byValue = ({ customer: a }: Move, { customer: b }: Move): number =>
  (b.score?.kappa ?? Number.NEGATIVE_INFINITY) - (a.score?.kappa ?? Number.NEGATIVE_INFINITY) ||
  (a._id < b._id ? -1 : 1)

/** What one reader is told of those that came to them, or went to one other. */
function rowOf(
  to: string,
  moves: readonly Move[],
  about: Pick<AssignedNotice, 'kind' | 'by' | 'at'> & { readonly owner?: string | undefined },
): NewOutboxRow | undefined {
  const ordered = moves.toSorted(byValue)
  const [first] = ordered
  if (!first) return undefined

  const { kind, by, at, owner } = about
  const customerIds = ordered.slice(0, mostNamed).map(({ customer }) => customer._id)
  return {
    // A customer changes hands once at a revision: said again, it is the same message.
    _id: `${kind}|${first.customer._id}-${first.customer.rev}|${to}`,
    to,
    notice: { kind, by, customerIds, count: moves.length, at, ...present({ owner }) },
  }
}

/**
 * Tells whoever is about to have customers, and whoever has them still, each in one message; nobody of what they do
 * themselves. To be called before the change: the message waits a little, and says only what has come true by then. So
 * a change that is cut short is told as far as it went.
 */
export async function tellAssigned(
  deps: Deps,
  { moves, by }: { readonly moves: readonly Move[]; readonly by: string },
): Promise<void> {
  const at = deps.clock.now()
  const gained = Map.groupBy(moves, ({ to }) => to)
  const lost = Map.groupBy(moves, ({ from, to }) => `${from ?? ''} ${to ?? ''}`)
  const rows = [
    ...[...gained].map(([to, those]) => to && rowOf(to, those, { kind: 'assigned', by, at })),
    ...[...lost.values()].map((those) => {
      const { from, to: owner } = those[0] ?? {}
      return from && rowOf(from, those, { kind: 'reassigned', by, at, owner })
    }),
  ].filter((row): row is NewOutboxRow => typeof row === 'object' && row.to !== by)
  if (rows.length === 0) return

  const delayMs = waitMs.few + waitMs.each * moves.length
  const notBefore = new Date(at.getTime() + delayMs)
  const fresh = await deps.outbox.put(
    rows.map((row) => ({ ...row, notBefore })),
    at,
  )
  for (const outboxId of fresh) await deps.queues.enqueue('deliver', { outboxId }, { delayMs })
}
