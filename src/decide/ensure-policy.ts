import type { Policy } from '#src/domain/policy.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import type { DecideDeps } from './deps.ts'

/** The policy in force; a fresh store gets the retail preset as version 1. */
export async function ensurePolicy(
  { policies }: Pick<DecideDeps, 'policies'>,
  baseCurrency: string,
): Promise<Policy> {
  const active = await policies.active()
  if (active) return active

  const first: Policy = { ...retailPreset(baseCurrency), version: 1 }
  await policies.insert(first)
  await policies.activate(first.version)
  return first
}
