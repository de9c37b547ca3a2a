import type { Policy } from '#src/domain/policy.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import type { Policies } from '#src/ports/policies.ts'
import { nextVersion } from './next-version.ts'

/**
 * The policy in force; where none is, the retail preset in this currency is put in force. Another one is chosen by
 * publishing it.
 */
export async function ensurePolicy(
  { policies }: { readonly policies: Policies },
  baseCurrency: string,
): Promise<Policy> {
  const active = await policies.active()
  if (active) return active

  const first: Policy = { ...retailPreset(baseCurrency), version: await nextVersion(policies) }
  await policies.insert(first)
  await policies.activate(first.version)
  return first
}
