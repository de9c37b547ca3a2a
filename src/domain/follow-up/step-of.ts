import type { Customer, ValueState } from '#src/domain/customer.ts'
import type { PlaybookStep } from '#src/domain/policy/playbook.ts'
import type { Policy } from '#src/domain/policy.ts'

/**
 * The playbook's step for a tier: its named state's where the customer is in one, else its lifecycle's, else the
 * tier's first. Without a tier it is the last but one's: prospects and new customers are never shown in the lowest.
 */
export function stepOf(
  policy: Pick<Policy, 'tiers'>,
  code: string | undefined,
  lifecycle: Customer['lifecycle'],
  state?: ValueState,
): PlaybookStep | undefined {
  const tier = code === undefined ? policy.tiers.at(-2) : policy.tiers.find((each) => each.code === code)
  const ofState = state && tier?.playbook.find((step) => step.state === state)

  return ofState ?? tier?.playbook.find((step) => step.lifecycle === lifecycle) ?? tier?.playbook[0]
}
