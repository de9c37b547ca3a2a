import type { Customer } from '#src/domain/customer.ts'

type Member = Pick<Customer, 'parent' | 'group' | 'kind' | 'score'>

/** What a member adds to its group: the κ of a customer; a prospect's is of another measure. */
export const groupKappa = ({ kind, score }: Pick<Member, 'kind' | 'score'>): number | undefined =>
  kind === 'customer' ? score?.kappa : undefined

/**
 * Whether the group's sum knows this customer as it now stands: its key, its parent, its policy version. One that
 * has neither parent nor children, or no score yet, has nothing to be known.
 */
export function isCounted(known: Member, now: Pick<Member, 'kind' | 'score'>): boolean {
  const { group, parent } = known
  if ((group === undefined && parent === undefined) || now.score === undefined) return true

  return (
    group !== undefined &&
    group.parent === parent &&
    group.policyVersion === now.score.policyVersion &&
    group.counted === groupKappa(now)
  )
}
