import { type OnShare, type RebuildDeps, rebuild } from '#src/decide/rebuild/rebuild.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { Rebuild } from '#src/ports/rebuilds.ts'
import { nextVersion } from './next-version.ts'

/** Standing tiers before and after, and how many went that way. */
type Move = { readonly from: string; readonly to: string; readonly customers: number }

export type Publication = {
  readonly policy: Policy
  /** How many customers were decided anew. */
  readonly customers: number
  /** Most customers first; those that had no tier before are none. */
  readonly moves: readonly Move[]
}

const ASK_AGAIN_MS = 500

const otherCurrency = (wanted: string, standing: string) =>
  new AppError({
    code: 'policy-other-currency',
    message: `The policy counts in ${wanted}, the company in ${standing}: its amounts are kept in ${standing}.`,
    remedy: `Write baseCurrency: ${standing} into the policy.`,
  })

const overtaken = (version: number) =>
  new AppError({
    code: 'policy-overtaken',
    message: `Policy version ${version} was overtaken by a newer one before everybody was decided by it.`,
    remedy: 'Look at the newer one: `tierwise policy list`.',
  })

const movesOf = (moves: Rebuild['moves']): readonly Move[] =>
  Object.entries(moves)
    .map(([way, customers]) => {
      const [from = '', to = ''] = way.split('|')
      return { from, to, customers }
    })
    .sort((a, b) => b.customers - a.customers)

/** Does it, or waits for the worker that has taken it on. */
async function throughWith(deps: RebuildDeps, version: number, onShare: OnShare): Promise<Rebuild> {
  for (;;) {
    await rebuild(deps, version, onShare)
    const standing = await deps.rebuilds.get(version)
    if (standing?.phase === 'done') return standing
    if (!standing || standing.phase === 'overtaken') throw overtaken(version)

    const share = standing.done / Math.max(1, standing.total) / 2
    onShare(standing.phase === 'folding' ? share : 0.5 + share)
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
  }
}

/**
 * Writes a policy down as the next version, on its way into force: whoever takes on its rebuild goes on with it.
 * @throws AppError `policy-other-currency`; `policy-exists` where somebody publishes at the same time
 */
export async function beginPublishing(
  { policies, customers, rebuilds }: Pick<RebuildDeps, 'policies' | 'customers' | 'rebuilds'>,
  draft: Omit<Policy, 'version'>,
): Promise<Policy> {
  const standing = await policies.active()
  if (standing && standing.baseCurrency !== draft.baseCurrency)
    throw otherCurrency(draft.baseCurrency, standing.baseCurrency)

  const { scales: _, calibratedAt: __, ...rules } = draft
  const bare: Policy = { ...rules, version: await nextVersion(policies) }
  await policies.insert(bare)
  await rebuilds.begin(bare.version, (await customers.countBase()) + (await customers.countProspects()))
  return bare
}

/**
 * Makes a policy the next version, calibrated on the base as it stands, puts it in force and decides everybody by
 * it. Rises come at once, falls by the policy's own hysteresis, as on any other day. Whatever ends this process, a
 * worker goes on with it (`rebuild`).
 * @param onShare how much of it is done, 0 to 1.
 * @throws AppError `policy-other-currency`; `policy-exists` where somebody publishes at the same time;
 * `policy-overtaken` where somebody publishes a newer one meanwhile
 */
export async function publishPolicy(
  deps: RebuildDeps,
  draft: Omit<Policy, 'version'>,
  onShare: OnShare = () => undefined,
): Promise<Publication> {
  const bare = await beginPublishing(deps, draft)
  const { done, moves } = await throughWith(deps, bare.version, onShare)

  return { policy: (await deps.policies.get(bare.version)) ?? bare, customers: done, moves: movesOf(moves) }
}
