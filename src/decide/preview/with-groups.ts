import type { GroupState } from '#src/domain/customer.ts'
import { withGroup } from '#src/domain/group/group-bound.ts'
import { kappaOfSum } from '#src/domain/group/key-sum.ts'
import { ladderOf } from '#src/domain/tier/ladder.ts'
import type { Candidate, PreviewFrame } from './mover.ts'

/** The top company over a customer, known here or not; in a circle any of it, but for all the same. */
function topOver(candidate: Candidate, byId: ReadonlyMap<string, Candidate>): string {
  const chain = [candidate.customer._id]
  for (let at = candidate.customer.parent; at !== undefined; at = byId.get(at)?.customer.parent) {
    const met = chain.indexOf(at)
    if (met >= 0) return chain.slice(met).sort()[0] ?? at
    chain.push(at)
  }
  return chain.at(-1) ?? candidate.customer._id
}

/** Candidates with what their groups would hold them at: sums of the new policy's keys under its own first cut. */
export function withGroups(
  all: readonly Candidate[],
  { policy, cut }: Pick<PreviewFrame, 'policy' | 'cut'>,
): readonly Candidate[] {
  const byId = new Map(all.map((candidate) => [candidate.customer._id, candidate]))
  const ladder = ladderOf(policy, cut)
  const trees = Map.groupBy(all, (candidate) => topOver(candidate, byId))

  return [...trees].flatMap(([root, tree]) => {
    const kappa = kappaOfSum(tree.flatMap(({ score }) => score.kappa ?? []))
    if (tree.length < 2 || kappa === undefined) return tree

    const group: GroupState = { root, kappa, members: tree.length, policyVersion: policy.version }
    return tree.map((one) => ({ ...one, bounds: withGroup(one.bounds, { group }, ladder, policy.version) }))
  })
}
