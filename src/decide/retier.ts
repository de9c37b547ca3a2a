import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { Policy } from '#src/domain/policy.ts'
import { isOlderCut } from '#src/domain/tier/cut-id.ts'
import { customerPages } from './all-customers.ts'
import { calibratePolicy } from './calibrate-policy.ts'
import { cutBase } from './cut-base.ts'
import { type DecisionFrame, decideCustomer } from './decide-customer.ts'
import type { DecideDeps } from './deps.ts'
import { rescoreCustomer } from './rescore-customer.ts'

/** What a run did. `moved`: customers with notices for the relay. */
export type RetierResult = { readonly cut?: Cut; readonly decided: number; readonly moved: readonly string[] }

const nothing: RetierResult = { decided: 0, moved: [] }

/** Whether the standing document already says what the decision says: then it is not written. */
function stands(customer: Customer, { set }: ReturnType<typeof decideCustomer>): boolean {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  return (
    customer.score !== undefined &&
    customer.score.policyVersion === set.score?.policyVersion &&
    same(customer.tier, set.tier) &&
    customer.lifecycle === set.lifecycle &&
    same(customer.nextCheckAt, set.nextCheckAt)
  )
}

/** Decides a page of customers under one cut and writes those on whom something changes. */
async function decidePage(
  deps: DecideDeps,
  frame: DecisionFrame & { readonly cut: Cut },
  page: readonly Customer[],
) {
  const changes = page
    .filter((customer) => !customer.dirty) // the rescore that is due decides it, under this cut
    .filter((customer) => !isOlderCut(frame.cut._id, customer.score?.cutId))
    .map((customer) => ({ customer, change: decideCustomer(customer, customer.facts, frame) }))
    .filter(({ customer, change }) => !stands(customer, change))
    .map(({ customer, change }) => ({ id: customer._id, rev: customer.rev, change }))
  const written = await deps.customers.updateMany(changes)

  const moved = changes
    .filter(({ id, change }) => written.has(id) && change.push.length > 0)
    .map(({ id }) => id)
  for (const { id } of changes.filter(({ id }) => !written.has(id))) {
    const { notices } = await rescoreCustomer(deps, id)
    if (notices) moved.push(id)
  }
  return { decided: changes.length, moved }
}

async function decideBase(deps: DecideDeps, policy: Policy, cut: Cut): Promise<RetierResult> {
  const frame = { policy, cut, now: deps.clock.now() }
  const moved: string[] = []
  let decided = 0
  for await (const page of customerPages(deps)) {
    const result = await decidePage(deps, frame, page)
    decided += result.decided
    moved.push(...result.moved)
  }
  return { cut, decided, moved }
}

/**
 * Cuts the base anew and decides whoever crosses. A version without scales is calibrated first; a base in
 * which nobody has bought is left alone.
 */
export async function retier(deps: DecideDeps): Promise<RetierResult> {
  const active = await deps.policies.active()
  if (!active) return nothing

  const policy = await calibratePolicy(deps, active)
  if (!policy.scales) return nothing

  const cut = await cutBase(deps, policy, !active.scales)
  return decideBase(deps, policy, cut)
}
