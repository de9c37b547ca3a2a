import type { DecideDeps } from '#src/decide/deps.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { isOlderCut } from '#src/domain/tier/cut-id.ts'
import { type DecisionFrame, decideCustomer } from './decide-customer.ts'
import { rescoreCustomer } from './rescore-customer.ts'
import { stands } from './stands.ts'

/** What a run decides by. */
export type RunFrame = DecisionFrame & { readonly cut: Cut }

/** What became of a page. `moved`: those with notices for the relay; `overtaken`: a newer run has cut the base. */
type PageResult = {
  readonly decided: number
  readonly moved: readonly string[]
  readonly overtaken: boolean
}

/** What a run changes on a page of customers. */
const changesOn = (page: readonly Customer[], frame: RunFrame) =>
  page
    .filter(({ dirty }) => !dirty) // the rescore that is due decides it, under this cut
    .filter(({ score }) => !isOlderCut(frame.cut._id, score?.cutId))
    .map((customer) => ({ customer, change: decideCustomer(customer, customer.facts, frame) }))
    .filter(({ customer, change }) => !stands(customer, change))
    .map(({ customer, change }) => ({ id: customer._id, rev: customer.rev, change }))

/** Whether a newer run has cut the base. */
const isOvertaken = async ({ cuts }: DecideDeps, { policy, cut }: RunFrame): Promise<boolean> =>
  (await cuts.latest(policy.version))?._id !== cut._id

/**
 * Decides a page and writes those on whom something changes. A newer run takes over from here: it finds whoever is
 * to move under its own cut. Whom it may have passed by while this page was written is decided again under that.
 */
export async function decidePage(
  deps: DecideDeps,
  frame: RunFrame,
  page: readonly Customer[],
): Promise<PageResult> {
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
