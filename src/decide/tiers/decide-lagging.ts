import type { DecideDeps } from '#src/decide/deps.ts'
import { isSettled } from '#src/decide/groups/await-group.ts'
import { sourceStandings } from '#src/decide/sources/source-standings.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import type { RebuildStep } from '#src/ports/rebuilds.ts'
import { type DecisionFrame, decideCustomer } from './decide-customer.ts'
import { readAhead } from './read-ahead.ts'
import { rescoreMany } from './rescore-many.ts'
import { asNext } from './under-version.ts'

const PAGE = 250
/** Stragglers in one go. */
const PORTION = 5_000

type Moves = Readonly<Record<string, number>>
type Progress = Omit<RebuildStep, 'phase'>

/** Counts from where to where; who had no tier has not moved. */
function counted(moves: Moves, pairs: readonly (readonly [string | undefined, string | undefined])[]): Moves {
  const sum: Record<string, number> = { ...moves }
  for (const [from, to] of pairs) {
    if (from === undefined || to === undefined || from === to) continue
    sum[`${from}|${to}`] = (sum[`${from}|${to}`] ?? 0) + 1
  }
  return sum
}

/** Decides those whose kept sums still hold, in one bulk write; answers the tiers that were written. */
async function decideReady(deps: DecideDeps, frame: DecisionFrame, lagging: readonly Customer[]) {
  const changes = lagging.flatMap((customer) => {
    const { scoreNext, dirty } = customer
    if (dirty || scoreNext?.policyVersion !== frame.policy.version) return []

    const change = decideCustomer(customer, asNext(customer, scoreNext).facts, frame)
    return isSettled(customer, change) ? [{ id: customer._id, rev: customer.rev, change }] : []
  })
  const written = await deps.customers.updateMany(changes)

  return new Map(
    changes.flatMap(({ id, change }) => (written.has(id) ? [[id, change.set.tier?.code] as const] : [])),
  )
}

/** The rest of a page: new facts, a group that does not know the key yet, changed meanwhile. From their events. */
async function decideRest(deps: DecideDeps, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string | undefined>()

  await rescoreMany(deps, ids)
  return new Map((await deps.customers.getMany(ids)).map(({ _id, tier }) => [_id, tier?.code] as const))
}

async function decidePage(deps: DecideDeps, policy: Policy, page: readonly Customer[]) {
  const lagging = page.filter(({ score }) => score?.policyVersion !== policy.version)
  const cut = await deps.cuts.latest(policy.version)
  const sources = await sourceStandings(deps, policy)
  const frame = { policy, cut, now: deps.clock.now(), sources, ...present({ run: cut?._id }) }
  const quick = await decideReady(deps, frame, lagging)
  const rest = await decideRest(
    deps,
    lagging.map(({ _id }) => _id).filter((id) => !quick.has(id)),
  )

  return lagging.map(({ _id, tier }) => [tier?.code, quick.get(_id) ?? rest.get(_id)] as const)
}

/** Whoever was decided under an earlier version while everybody else was decided under this one. */
async function decideStragglers(deps: DecideDeps, { version, scales }: Policy): Promise<void> {
  if (!scales) return // it scores nobody, so that nobody can be told apart
  let before: string | undefined
  for (;;) {
    const ids = await deps.customers.laggingIds(version, PORTION)
    if (ids.length === 0 || ids[0] === before) return

    before = ids[0]
    await rescoreMany(deps, ids)
  }
}

/**
 * Decides everybody by the version in force who was not yet decided by it: `_id` range after `_id` range, each
 * written before it is counted.
 */
export async function decideLagging(
  deps: DecideDeps,
  policy: Policy,
  { onStep, ...from }: Progress & { readonly onStep: (to: Progress) => Promise<void> },
): Promise<Progress> {
  const read = async (after: string | undefined) => ({ rows: await deps.customers.page(after, PAGE) })
  let { done, moves } = from
  for await (const { rows } of readAhead(read, PAGE, from.after)) {
    moves = counted(moves, await decidePage(deps, policy, rows))
    done += rows.length
    await onStep({ after: rows.at(-1)?._id, done, moves })
  }
  await decideStragglers(deps, policy)
  return { after: undefined, done, moves }
}
