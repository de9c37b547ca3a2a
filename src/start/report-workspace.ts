import { type RefusedDeps, tellRefused } from '#src/decide/tell/tell-refused.ts'
import type { Audit } from '#src/ports/audit.ts'
import type { RefusedWorkspace, Settings } from '#src/ports/settings.ts'

type Deps = RefusedDeps & {
  readonly settings: Settings
  readonly audit: Audit
  /** Whether a list decides who is served; else one configured token does. */
  readonly hasList: boolean
}

/** As many are remembered; whoever tries often is there once. */
const remembered = 20

/** A workspace by its id; an organisation (`E…`) is not installed as a whole. */
const isWorkspace = (team: string) => /^T[A-Z0-9]{1,30}$/.test(team)

/** Keeps that a workspace was refused: `tierwise workspaces` lists it, the audit log has it, and admins are told. */
export async function reportWorkspace(
  { hasList, ...deps }: Deps,
  team: string,
  how: RefusedWorkspace['how'],
): Promise<void> {
  const { settings, audit, clock } = deps
  const at = clock.now()
  const known = (await settings.get('slack.refused')) ?? []
  const others = known.filter((refused) => refused.team !== team)
  await settings.set('slack.refused', [{ team, how, at }, ...others].slice(0, remembered))
  await audit.record({ at, who: 'system', action: 'workspace.refuse', fields: [team, how] })
  if (!isWorkspace(team)) return

  const line = hasList ? `npm run -s cli -- workspaces allow ${team}` : undefined
  await tellRefused(deps, { team, how }, { line, others })
}
