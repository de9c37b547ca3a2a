import type { DecideDeps } from '#src/decide/deps.ts'
import { regroupAll } from '#src/decide/groups/regroup.ts'
import { cutBase } from '#src/decide/tiers/cut-base.ts'
import { decideLagging } from '#src/decide/tiers/decide-lagging.ts'
import { readAhead } from '#src/decide/tiers/read-ahead.ts'
import { customersUnder, lacksNext, pageUnder } from '#src/decide/tiers/under-version.ts'
import { withProfile } from '#src/domain/facts/profile-sums.ts'
import type { Policy } from '#src/domain/policy.ts'
import { calibrator } from '#src/domain/score/calibrate.ts'
import type { Audit } from '#src/ports/audit.ts'
import type { Rebuild, RebuildStep, Rebuilds } from '#src/ports/rebuilds.ts'

export type RebuildDeps = DecideDeps & { readonly audit: Audit }

/** How far a rebuild is, for whoever watches: a share of 0 to 1 over all of it. */
export type OnShare = (share: number) => void

const PAGE = 250

/** A page takes a second; between two phases everybody is read once. */
const LEASE_MS = 120_000

/** Thrown within a rebuild that is no longer ours: another process holds it, or a newer version has come. */
const lost = Symbol('lost')

type Run = {
  readonly deps: RebuildDeps
  readonly version: number
  readonly total: number
  readonly onShare: OnShare
  step(step: RebuildStep): Promise<void>
}

const runOf = (deps: RebuildDeps, { version, total }: Rebuild, onShare: OnShare): Run => ({
  deps,
  version,
  total,
  onShare,
  async step(step) {
    if (!(await deps.rebuilds.advance(version, step, LEASE_MS))) throw lost
    const half = step.phase === 'folding' ? 0 : 0.5
    onShare(half + Math.min(1, step.done / Math.max(1, total)) / 2)
  },
})

/**
 * Everybody folded under the version, beside what stands. From the first one: who has been through is only read.
 * Answers the scales that it comes to.
 */
async function foldEverybody({ deps, step }: Run, policy: Policy) {
  const { customers, events } = deps
  const scales = calibrator(policy)
  const read = async (after: string | undefined) => {
    const rows = await customers.page(after, PAGE)
    const lacking = rows.filter((customer) => lacksNext(customer, policy)).map(({ _id }) => _id)
    return { rows, events: await events.ofCustomers(lacking) }
  }

  let done = 0
  for await (const { rows, events: found } of readAhead(read, PAGE)) {
    for (const customer of await pageUnder(deps, policy, rows, found)) {
      if (customer.facts.orderCount > 0) scales.add(withProfile(customer.facts, customer, policy))
    }
    done += rows.length
    await step({ phase: 'folding', after: rows.at(-1)?._id, done, moves: {} })
  }
  return scales.scales(deps.clock.now())
}

/** The version with its scales, frozen on the base as it stands; without them where nobody has bought. */
async function calibrated(run: Run, bare: Policy): Promise<Policy> {
  const { policies, clock } = run.deps
  const scales = await foldEverybody(run, bare)
  if (Object.keys(scales).length === 0) return bare

  await policies.freezeScales(run.version, scales, clock.now())
  return (await policies.get(run.version)) ?? bare
}

/** Cut first, in force then: nobody is ever decided by a version that has no cut. */
async function putInForce({ deps, version, step }: Run, policy: Policy): Promise<void> {
  const { policies, cuts, audit, clock } = deps
  const under = { ...deps, customers: customersUnder(deps, policy) }
  if (policy.scales && !(await cuts.latest(version))) await cutBase(under, policy)

  await step({ phase: 'folding', after: undefined, done: 0, moves: {} }) // still ours: cutting takes a while
  await policies.activate(version)
  await audit.record({ at: clock.now(), who: 'system', action: `policy ${version} published` })
  await step({ phase: 'deciding', after: undefined, done: 0, moves: {} })
}

async function runPhases(run: Run, { phase, after, done, moves }: Rebuild): Promise<void> {
  const { deps, version, step } = run
  const bare = await deps.policies.get(version)
  if (!bare) throw lost

  if (phase === 'folding') await putInForce(run, await calibrated(run, bare))
  const policy = (await deps.policies.get(version)) ?? bare
  const cut = await deps.cuts.latest(version)
  if (cut) await regroupAll({ ...deps, customers: customersUnder(deps, policy) }, policy, cut)

  const from = phase === 'folding' ? { after: undefined, done: 0, moves: {} } : { after, done, moves }
  const end = await decideLagging(deps, policy, {
    ...from,
    onStep: (to) => step({ phase: 'deciding', ...to }),
  })
  if (cut) await deps.cuts.markDecided(cut._id)
  await step({ phase: 'done', ...end, after: undefined })
}

/**
 * Puts a policy version in force that was begun (`rebuilds.begin`): folds everybody under it beside what stands,
 * calibrates, cuts, flips, decides everybody. Killed anywhere, whoever calls it next goes on. The memory it takes
 * does not grow with the base but by the columns that its scales and its cut are made from.
 * @returns undefined where it is through, where another process is at it, or where a newer version has overtaken it
 */
export async function rebuild(
  deps: RebuildDeps,
  version: number,
  onShare: OnShare = () => undefined,
): Promise<Rebuild | undefined> {
  const { rebuilds } = deps
  const taken = await rebuilds.take(version, LEASE_MS)
  if (!taken) return undefined

  try {
    await runPhases(runOf(deps, taken, onShare), taken)
    return await rebuilds.get(version)
  } catch (error) {
    if (error === lost) return undefined
    await rebuilds.release(version).catch(() => undefined) // then its lease runs out
    throw error
  }
}

/** Whether a version in force is still being decided by everybody: until then it is not cut anew. */
export const isDeciding = async (
  rebuilds: Rebuilds,
  { version }: Pick<Policy, 'version'>,
): Promise<boolean> => (await rebuilds.get(version))?.phase === 'deciding'
