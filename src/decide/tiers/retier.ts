import type { DecideDeps } from '#src/decide/deps.ts'
import { regroupAll } from '#src/decide/groups/regroup.ts'
import { calibratePolicy } from '#src/decide/policy/calibrate-policy.ts'
import { isDeciding } from '#src/decide/rebuild/rebuild.ts'
import { sourceStandings } from '#src/decide/sources/source-standings.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { Policy } from '#src/domain/policy.ts'
import { isSmallBase } from '#src/domain/tier/cuts.ts'
import { moverRanges } from '#src/domain/tier/mover-ranges.ts'
import { boundsMoveWithTime } from '#src/domain/tier/policy-bounds.ts'
import { customerPages } from './all-customers.ts'
import { cutBase } from './cut-base.ts'
import { decidePage } from './decide-page.ts'
import { moverPages } from './mover-pages.ts'

/** What a run did. `moved`: customers with notices for the relay. */
export type RetierResult = { readonly cut?: Cut; readonly decided: number; readonly moved: readonly string[] }

/** Decides the whole base, or whom index ranges find. */
async function decideBase(
  deps: DecideDeps,
  policy: Policy,
  cut: Cut,
  isWhole: boolean,
): Promise<RetierResult> {
  const sources = await sourceStandings(deps, policy)
  const frame = { policy, cut, now: deps.clock.now(), sources, run: cut._id }
  const pages = isWhole ? customerPages(deps) : moverPages(deps, moverRanges(frame))
  const moved: string[] = []
  let decided = 0
  for await (const page of pages) {
    const result = await decidePage(deps, frame, page)
    decided += result.decided
    moved.push(...result.moved)
    if (result.overtaken) break
  }
  return { cut, decided, moved }
}

/**
 * Whether nobody can be passed by: a version's first cut gives everybody a tier, a run that died has left some as they
 * were, in a small base each change is a proposal and the walk is short, and rules on days and amounts may hold
 * somebody today whom they did not yesterday.
 */
const asksEverybody = (policy: Policy, cut: Cut, before: Cut | undefined): boolean =>
  before?.decidedAt === undefined ||
  before.kind !== cut.kind ||
  isSmallBase(cut, policy) ||
  boundsMoveWithTime(policy)

/**
 * Cuts the base anew and decides whoever crosses: found by index ranges, so that nobody else is read or written. A
 * version without scales is calibrated first; a base in which nobody has bought is left alone.
 */
export async function retier(deps: DecideDeps): Promise<RetierResult> {
  const active = await deps.policies.active()
  // A version on its way is cut by its rebuild: until everybody is decided by it, half the keys are of another one.
  if (active && (await isDeciding(deps.rebuilds, active))) return { decided: 0, moved: [] }

  const policy = active && (await calibratePolicy(deps, active))
  if (!policy?.scales) return { decided: 0, moved: [] }

  const before = await deps.cuts.latest(policy.version)
  const cut = await cutBase(deps, policy)
  const isWhole = asksEverybody(policy, cut, before)
  if (isWhole) await regroupAll(deps, policy, cut)
  const result = await decideBase(deps, policy, cut, isWhole)
  await deps.cuts.markDecided(cut._id)
  return result
}
