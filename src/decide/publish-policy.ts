import { AppError } from '#src/domain/errors.ts'
import type { Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { calibrate, type Scales } from '#src/domain/score/calibrate.ts'
import type { Audit } from '#src/ports/audit.ts'
import { allCustomers, customerPages } from './all-customers.ts'
import type { DecideDeps } from './deps.ts'
import { nextVersion } from './next-version.ts'
import { factsUnder } from './preview/facts-under.ts'
import { rescoreMany } from './rescore-many.ts'
import { retier } from './retier.ts'

type Deps = DecideDeps & { readonly audit: Audit }

/** Standing tiers before and after, and how many went that way. */
type Move = { readonly from: string; readonly to: string; readonly customers: number }

export type Publication = {
  readonly policy: Policy
  /** How many customers were decided anew. */
  readonly customers: number
  /** Most customers first; those that had no tier before are none. */
  readonly moves: readonly Move[]
}

const otherCurrency = (wanted: string, standing: string) =>
  new AppError({
    code: 'policy-other-currency',
    message: `The policy counts in ${wanted}, the company in ${standing}: its amounts are kept in ${standing}.`,
    remedy: `Write baseCurrency: ${standing} into the policy.`,
  })

/** What everybody's facts come to under the policy; nothing where nobody has bought. */
async function scalesFor(deps: Deps, policy: Policy): Promise<Scales> {
  const sums: Pick<Facts, 'sums'>[] = []
  for await (const { facts } of factsUnder(deps, policy)) {
    if (facts.orderCount > 0) sums.push({ sums: facts.sums })
  }
  return calibrate(sums, policy, deps.clock.now())
}

async function tiersById(deps: Deps): Promise<ReadonlyMap<string, string>> {
  const tiers = new Map<string, string>()
  for await (const { _id, tier } of allCustomers(deps)) if (tier) tiers.set(_id, tier.code)
  return tiers
}

function movesOf(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly Move[] {
  const pairs = [...before].flatMap(([id, from]) => {
    const to = after.get(id)
    return to === undefined || to === from ? [] : [{ from, to }]
  })
  return [...Map.groupBy(pairs, ({ from, to }) => `${from}|${to}`).values()]
    .flatMap((those) => (those[0] ? [{ ...those[0], customers: those.length }] : []))
    .sort((a, b) => b.customers - a.customers)
}

/** Whatever ends this process, everybody who is marked is folded and decided anew under the new version. */
async function markEverybody(deps: Deps, version: number): Promise<readonly string[]> {
  const ids: string[] = []
  for await (const page of customerPages(deps)) {
    const marks = page.map(({ _id }) => ({ id: _id, months: [] }))
    await deps.customers.markDirty(marks, `policy ${version}`, 'closed')
    ids.push(...marks.map(({ id }) => id))
  }
  return ids
}

/**
 * Makes a policy the next version, calibrated on the base as it stands, puts it in force and decides everybody by
 * it. Rises come at once, falls by the policy's own hysteresis, as on any other day.
 * @param onProgress how many customers are decided so far.
 * @throws AppError `policy-other-currency`; `policy-exists` where somebody publishes at the same time
 */
export async function publishPolicy(
  deps: Deps,
  draft: Omit<Policy, 'version'>,
  onProgress: (customers: number) => void = () => undefined,
): Promise<Publication> {
  const { policies, clock } = deps
  const standing = await policies.active()
  if (standing && standing.baseCurrency !== draft.baseCurrency)
    throw otherCurrency(draft.baseCurrency, standing.baseCurrency)

  const { scales: _, calibratedAt: __, ...rules } = draft
  const bare: Policy = { ...rules, version: await nextVersion(policies) }
  const scales = await scalesFor(deps, bare)
  const isCalibrated = Object.keys(scales).length > 0
  const policy: Policy = isCalibrated ? { ...bare, scales, calibratedAt: clock.now() } : bare

  await policies.insert(policy)
  const before = await tiersById(deps)
  const ids = await markEverybody(deps, policy.version)
  await policies.activate(policy.version)
  await deps.audit.record({ at: clock.now(), who: 'system', action: `policy ${policy.version} published` })
  const customers = await rescoreMany(deps, ids, onProgress)
  await retier(deps)

  return { policy, customers, moves: movesOf(before, await tiersById(deps)) }
}
