import type { Customer, MergeRecord } from '#src/domain/customer.ts'
import type { FinishDeps } from './merge-deps.ts'
import { patchCustomer } from './merge-deps.ts'
import { withBrought, withoutBrought } from './merge-plan.ts'
import { moveReminders, moveRemindersBack } from './merge-reminders.ts'
import { moveWaiting, moveWaitingBack } from './merge-waiting.ts'

/** Goes on with a merge, or with taking it back, wherever it stands: every step of it may be done twice. */
export async function finishMerge(deps: FinishDeps, sourceId: string): Promise<void> {
  const source = await deps.customers.get(sourceId)
  if (source?.status !== 'merged' || !source.merged) return

  await (source.merged.undone ? giveBack(deps, source, source.merged) : handOver(deps, source, source.merged))
}

/** Months in which either of them may have facts of the merged one. */
async function monthsOf({ events }: FinishDeps, { _id, dirty }: Customer): Promise<readonly string[]> {
  const known = (await events.months(_id)).map(({ month }) => month)
  return [...new Set([...known, ...(dirty?.months ?? [])])]
}

async function handOver(deps: FinishDeps, source: Customer, record: MergeRecord): Promise<void> {
  const { customers, events } = deps
  const { into, brought, children } = record
  const token = deps.ids.next()
  const months = await monthsOf(deps, source)

  await customers.markDirty([{ id: into, months }], token, 'open')
  const moved = await events.move(source._id, into)
  await patchCustomer(deps, into, (target) => withBrought(target, source, brought))
  await moveParents(deps, children, source._id, into)
  await moveReminders(deps, record, source._id)
  await moveWaiting(deps, record, source._id)
  await customers.markDirty([{ id: into, months: [...new Set([...months, ...moved])] }], token, 'closed')
  await decideAgain(deps, [into, ...children], source)
  // A mark that came meanwhile is of facts that have not gone over yet: it stays, and this is done again.
  if (source.dirty) await customers.clearDirty(source._id, source.dirty.token)
}

async function giveBack(deps: FinishDeps, source: Customer, record: MergeRecord): Promise<void> {
  const { customers, events } = deps
  const { into, brought, children } = record
  const token = deps.ids.next()
  const months = await monthsOf(deps, source)
  const both = (more: readonly string[]) => [source._id, into].map((id) => ({ id, months: more }))

  await customers.markDirty(both(months), token, 'open')
  const moved = await events.moveBack(into, source._id)
  await patchCustomer(deps, into, (target) => withoutBrought(target, brought))
  await moveParents(deps, children, into, source._id)
  await moveRemindersBack(deps, record)
  await moveWaitingBack(deps, record, source._id)
  await patchCustomer(deps, source._id, ({ status }) =>
    status === 'merged'
      ? {
          set: { status: 'active', nextCheckAt: deps.clock.now() },
          unset: ['mergedInto', 'merged'],
        }
      : undefined,
  )
  await customers.markDirty(both([...new Set([...months, ...moved])]), token, 'closed')
  await decideAgain(deps, [source._id, into, ...children], source)
}

/** Companies that belonged to one belong to the other. */
async function moveParents(
  deps: FinishDeps,
  children: readonly string[],
  from: string,
  to: string,
): Promise<void> {
  for (const id of children) {
    await patchCustomer(deps, id, ({ parent }) =>
      parent === from ? { set: { parent: to }, unset: [] } : undefined,
    )
    await deps.customers.markDirty([{ id, months: [] }], `parent ${to}`, 'closed')
  }
}

/** Whoever has other facts or another group now; the group the merged one was in is summed up without it. */
async function decideAgain(
  { queues }: FinishDeps,
  ids: readonly string[],
  { parent, group }: Customer,
): Promise<void> {
  await queues?.enqueueMany(
    'rescore-customer',
    ids.map((customerId) => ({ customerId })),
  )
  const left = parent ?? group?.root
  if (left !== undefined) await queues?.enqueueMany('group-changed', [{ customerId: left }])
}
