import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { Policy } from '#src/domain/policy.ts'
import { isOlderCut } from '#src/domain/tier/cut-id.ts'
import { customerPages } from './all-customers.ts'
import { calibratePolicy } from './calibrate-policy.ts'
import { cutBase } from './cut-base.ts'
import { type DecisionFrame, decideCustomer } from './decide-customer.ts'
import type { DecideDeps } from './deps.ts'
import { isDeciding } from './rebuild.ts'
import { regroupAll } from './regroup.ts'
import { rescoreCustomer } from './rescore-customer.ts'
import { sourceStandings } from './source-standings.ts'
import { stands } from './stands.ts'

/** What a run did. `moved`: customers with notices for the relay. */
export type RetierResult = { readonly cut?: Cut; readonly decided: number; readonly moved: readonly string[] }

type Frame = DecisionFrame & { readonly cut: Cut }

/** What a run changes on a page of customers. */
const changesOn = (page: readonly Customer[], frame: Frame) =>
  page
    .filter(({ dirty }) => !dirty) // the rescore that is due decides it, under this cut
    .filter(({ score }) => !isOlderCut(frame.cut._id, score?.cutId))
    .map((customer) => ({ customer, change: decideCustomer(customer, customer.facts, frame) }))
    .filter(({ customer, change }) => !stands(customer, change))
    .map(({ customer, change }) => ({ id: customer._id, rev: customer.rev, change }))

/** Whether a newer run has cut the base. */
const isOvertaken = async ({ cuts }: DecideDeps, { policy, cut }: Frame): Promise<boolean> =>
  (await cuts.latest(policy.version))?._id !== cut._id

/**
 * Decides a page and writes those on whom something changes. A newer run takes over from here: it goes through
 * the whole base itself. Whom it may have passed by while this page was written is decided again under its cut.
 */
async function decidePage(deps: DecideDeps, frame: Frame, page: readonly Customer[]) {
  if (await isOvertaken(deps, frame)) return { decided: 0, moved: [], overtaken: true }

  const changes = changesOn(page, frame)
  const written = await deps.customers.updateMany(changes)
  const overtaken = await isOvertaken(deps, frame)
  const moved: string[] = []
  for (const { id, change } of changes) {
    const settled = written.has(id) && !overtaken
    const notices = settled ? change.push.length > 0 : (await rescoreCustomer(deps, id)).notices
    if (notices) moved.push(id)
  }
  return { decided: changes.length, moved, overtaken }
}

async function decideBase(deps: DecideDeps, policy: Policy, cut: Cut): Promise<RetierResult> {
  const sources = await sourceStandings(deps, policy)
  const frame = { policy, cut, now: deps.clock.now(), sources, run: cut._id }
  const moved: string[] = []
  let decided = 0
  for await (const page of customerPages(deps)) {
    const result = await decidePage(deps, frame, page)
    decided += result.decided
    moved.push(...result.moved)
    if (result.overtaken) break
  }
  return { cut, decided, moved }
}

/**
 * Cuts the base anew and decides whoever crosses. A version without scales is calibrated first; a base in
 * which nobody has bought is left alone.
 */
export async function retier(deps: DecideDeps): Promise<RetierResult> {
  const active = await deps.policies.active()
  // A version on its way is cut by its rebuild: until everybody is decided by it, half the keys are of another one.
  if (active && (await isDeciding(deps.rebuilds, active))) return { decided: 0, moved: [] }

  const policy = active && (await calibratePolicy(deps, active))
  if (!policy?.scales) return { decided: 0, moved: [] }

  const cut = await cutBase(deps, policy)
  await regroupAll(deps, policy, cut)
  return decideBase(deps, policy, cut)
}
