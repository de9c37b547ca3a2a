import { nextStepLines, type StepInput } from '#src/cards/follow-up/next-step.ts'
import type { Reader } from '#src/cards/parts/reader.ts'

/**
 * The next step of a prospect, `Phone by Fri 27 Nov: agree on what they need`, with how often its tier's plan has one.
 * Undefined for a tier that the policy has dropped.
 */
export function prospectStepLines(
  reader: Reader,
  input: StepInput,
  tier: string,
): { readonly short: string; readonly full: string; readonly cadenceDays: number } | undefined {
  const plan = input.policy.prospects.tiers.find(({ code }) => code === tier)?.plan
  const lines = plan && nextStepLines(reader, input)

  return plan && lines && { ...lines, cadenceDays: plan.cadenceDays }
}
