import type { Policies } from '#src/ports/policies.ts'

/** The number after the highest that any policy has taken. */
export async function nextVersion(policies: Pick<Policies, 'list'>): Promise<number> {
  const log = await policies.list()
  return Math.max(0, ...log.map(({ version }) => version)) + 1
}
