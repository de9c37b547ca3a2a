import type { Audit } from '#src/ports/audit.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { RefusedWorkspace, Settings } from '#src/ports/settings.ts'

type Deps = { readonly settings: Settings; readonly audit: Audit; readonly clock: Clock }

/** As many are remembered; whoever tries often is there once. */
const remembered = 20

/** Keeps that a workspace was refused: `tierwise workspaces` lists it, and the audit log has it. */
export async function reportWorkspace(
  { settings, audit, clock }: Deps,
  team: string,
  how: RefusedWorkspace['how'],
): Promise<void> {
  const at = clock.now()
  const known = (await settings.get('slack.refused')) ?? []
  const others = known.filter((refused) => refused.team !== team)
  await settings.set('slack.refused', [{ team, how, at }, ...others].slice(0, remembered))
  await audit.record({ at, who: 'system', action: 'workspace.refuse', fields: [team, how] })
}
