import type { Customer, ValueState } from '#src/domain/customer.ts'
import type { PlaybookStep } from '#src/domain/policy/playbook.ts'
import type { Policy } from '#src/domain/policy.ts'

/**
 * The playbook's step for a tier: its named state's where the customer is in one, else its lifecycle's, else the
 * tier's first. Without a tier it is the last but one's: prospects and new customers are never shown in the lowest; who
 * is put there by hand is welcomed by the same step.
 */
export function stepOf(
  policy: Pick<Policy, 'tiers'>,
  code: string | undefined,
  lifecycle: Customer['lifecycle'],
  state?: ValueState,
): PlaybookStep | undefined {
  const usual = policy.tiers.at(-2)
  const tier = code === undefined ? usual : policy.tiers.find((each) => each.code === code)
  const inStage = (each: typeof tier) => each?.playbook.find((step) => step.lifecycle === lifecycle)
  const ofState = state && tier?.playbook.find((step) => step.state === state)
  const welcome = tier && lifecycle === 'new' ? inStage(usual) : undefined

  return ofState ?? inStage(tier) ?? welcome ?? tier?.playbook[0]
}
