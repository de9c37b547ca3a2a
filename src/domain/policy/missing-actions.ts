import { type Lifecycle, lifecycles } from '#src/domain/customer.ts'
import type { TierRule } from './tier-rule.ts'

type Missing = { readonly path: (string | number)[]; readonly message: string }

/** New customers never stand in the lowest tier; prospects have tiers of their own. */
const stagesOf = (isLowest: boolean): readonly Lifecycle[] =>
  lifecycles.filter((stage) => stage !== 'prospect' && !(isLowest && stage === 'new'))

/** Tier × lifecycle without an action: a tier that says nothing on some of its customers is only a label for them. */
export function missingActions(tiers: readonly TierRule[]): readonly Missing[] {
  return tiers.flatMap(({ code, playbook }, at) => {
    const covered = new Set(playbook.map(({ lifecycle }) => lifecycle))
    const missing = stagesOf(at === tiers.length - 1).filter((stage) => !covered.has(stage))
    if (missing.length === 0) return []

    const message = `Tier ${code} has no action for its ${missing.join(', ')} customers.`
    return [{ path: ['tiers', at, 'playbook'], message }]
  })
}
