import type { Customer, MergeRecord } from '#src/domain/customer.ts'
import { AppError } from '#src/domain/errors.ts'
import { finishMerge } from './finish-merge.ts'
import { type MergeDeps, mergeContended } from './merge-deps.ts'
import { broughtBy } from './merge-plan.ts'

const MAX_CONFLICTS = 8
const MAX_LEVELS = 50

const refuse = (code: string, message: string, remedy: string) => new AppError({ code, message, remedy })

type Asked = { readonly source: string; readonly target: string; readonly by: string }

/**
 * Makes two records one: the first is marked, becomes merged with a note of what it brings, and then gives it. Killed
 * in between, `finishMerge` goes on from the note, by the same command or by `reconcile`.
 * @throws AppError `merge-same`, `merge-circle`, `merge-gone`; `customer-contended` (retryable)
 */
export async function mergeCustomers(deps: MergeDeps, asked: Asked): Promise<void> {
  if (asked.source === asked.target)
    throw refuse('merge-same', 'These are one record already.', 'Name two different customers.')

  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
    if (await tryMerge(deps, asked)) return finishMerge(deps, asked.source)
  }
  throw mergeContended()
}

async function tryMerge(deps: MergeDeps, { source: id, target: into, by }: Asked): Promise<boolean> {
  const [source, target] = await Promise.all([deps.customers.get(id), deps.customers.get(into)])
  if (source?.status === 'merged' && source.mergedInto === into) return true
  if (source?.status !== 'active' || target?.status !== 'active')
    throw refuse('merge-gone', 'One of them is no longer there.', 'Look both up again.')
  if (await isUnder(deps, target, id))
    throw refuse(
      'merge-circle',
      'A company cannot be merged into one that belongs to it.',
      'Merge the other way round.',
    )

  const merged = await recordOf(deps, source, target, by)
  const entry = { at: merged.at, who: by, action: 'change:merge', fields: ['status', 'mergedInto'] }
  await deps.audit.record({ ...entry, customerId: id })
  await deps.audit.record({
    ...entry,
    customerId: into,
    fields: ['facts', 'aliases', 'tags', 'attrs', 'contacts'],
  })
  await deps.customers.markDirty([{ id, months: [] }], deps.ids.next(), 'closed')
  return deps.customers.update(id, source.rev, {
    set: { status: 'merged', mergedInto: into, merged },
    unset: ['nextCheckAt'],
    push: [],
  })
}

async function recordOf(
  { customers, reminders, problems, questions, clock }: MergeDeps,
  source: Customer,
  target: Customer,
  by: string,
): Promise<MergeRecord> {
  const [children, open, waiting, asked] = await Promise.all([
    customers.childrenOf([source._id]),
    reminders.openFor([source._id]),
    problems.openFor([source._id]),
    source.owner === undefined ? [] : questions.openTo(source.owner),
  ])
  return {
    into: target._id,
    at: clock.now(),
    by,
    brought: broughtBy(source, target),
    children: children.map(({ _id }) => _id),
    reminders: open.map(({ _id }) => _id),
    problems: waiting.map(({ _id }) => _id),
    questions: asked.flatMap(({ _id, customerId }) => (customerId === source._id ? [_id] : [])),
  }
}

/** Whether a company stands somewhere above another. */
async function isUnder({ customers }: MergeDeps, { parent }: Customer, above: string): Promise<boolean> {
  let at = parent
  for (let level = 0; at !== undefined && level < MAX_LEVELS; level++) {
    if (at === above) return true
    at = (await customers.get(at))?.parent
  }
  return false
}

/**
 * Takes a merge back: what was brought goes, the facts of then go back, and the record is active again. What was told of
 * the other one since stays with it.
 * @throws AppError `merge-not-last` where the other one has been merged itself since
 */
export async function unmergeCustomer(deps: MergeDeps, source: string, by: string): Promise<void> {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
    const standing = await deps.customers.get(source)
    if (standing?.status !== 'merged' || !standing.merged) return
    if ((await deps.customers.get(standing.merged.into))?.status !== 'active')
      throw refuse(
        'merge-not-last',
        'The other record has itself been merged since.',
        'Take the later merge back first.',
      )

    const entry = { at: deps.clock.now(), who: by, action: 'undo:merge', customerId: source }
    await deps.audit.record({ ...entry, fields: ['status', 'mergedInto'] })
    await deps.customers.markDirty([{ id: source, months: [] }], deps.ids.next(), 'closed')
    const merged = { ...standing.merged, undone: true } as const
    if (await deps.customers.update(source, standing.rev, { set: { merged }, unset: [], push: [] }))
      return finishMerge(deps, source)
  }
  throw mergeContended()
}
