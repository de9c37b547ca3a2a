import type { Policy } from '#src/domain/policy.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import type { Policies } from '#src/ports/policies.ts'

/** The first version number that no policy has taken. */
async function freeVersion(policies: Policies): Promise<number> {
  let version = 1
  while (await policies.get(version)) version++
  return version
}

/** The policy in force; where none is, the retail preset in this currency is put in force. */
export async function ensurePolicy(
  { policies }: { readonly policies: Policies },
  baseCurrency: string,
): Promise<Policy> {
  const active = await policies.active()
  if (active) return active

  const first: Policy = { ...retailPreset(baseCurrency), version: await freeVersion(policies) }
  await policies.insert(first)
  await policies.activate(first.version)
  return first
}
