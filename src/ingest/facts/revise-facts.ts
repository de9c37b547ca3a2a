import type { FactEvent } from '#src/domain/event.ts'
import { monthOf } from '#src/domain/facts/month.ts'
import type { FactDeps } from '#src/ingest/import-deps.ts'

/**
 * Takes back what was said in the chat, by event id: it counts no longer, and its customers are decided again. What
 * another source told stays.
 */
export async function retractFacts(deps: FactDeps, ids: readonly string[]): Promise<void> {
  const facts = await saidInChat(deps, ids)
  await revised(deps, facts, () => deps.events.retract(facts.map(({ _id }) => _id)))
}

/** Says when customer and rep speak next, of a touch that was logged; absent: the playbook's date counts again. */
export async function setNextDate(deps: FactDeps, id: string, nextAt: Date | undefined): Promise<void> {
  await revised(deps, await saidInChat(deps, [id]), () => deps.events.setNext(id, nextAt))
}

const saidInChat = async ({ events }: FactDeps, ids: readonly string[]): Promise<readonly FactEvent[]> =>
  (await events.ofIds(ids)).filter(({ source }) => source === 'chat')

/** Marked before and after, as facts that come in are: what dies in between is found by `reconcile`. */
async function revised(
  { customers, ids, queues }: FactDeps,
  facts: readonly FactEvent[],
  revise: () => Promise<void>,
): Promise<void> {
  if (facts.length === 0) return
  const byCustomer = Map.groupBy(facts, ({ customerId }) => customerId)
  const marks = [...byCustomer].map(([id, those]) => ({
    id,
    months: [...new Set(those.map(({ bookedAt }) => monthOf(bookedAt)))],
  }))
  const token = ids.next()
  await customers.markDirty(marks, token, 'open')
  await revise()
  await customers.markDirty(marks, token, 'closed')

  await queues?.enqueueMany(
    'rescore-customer',
    marks.map(({ id }) => ({ customerId: id })),
  )
}
