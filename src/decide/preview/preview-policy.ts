import type { DecideDeps } from '#src/decide/deps.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { comparePolicies, type PolicyComparison } from '#src/domain/evaluation/compare-policies.ts'
import { dayNumber } from '#src/domain/evaluation/day-number.ts'
import type { OrderRow } from '#src/domain/evaluation/purchase-panel.ts'
import type { FactEvent } from '#src/domain/event.ts'
import type { Facts } from '#src/domain/facts.ts'
import { localDay } from '#src/domain/local-day.ts'
import { toMajor } from '#src/domain/money.ts'
import type { Policy } from '#src/domain/policy.ts'
import { calibrate } from '#src/domain/score/calibrate.ts'
import { cutIdOf } from '#src/domain/tier/cut-id.ts'
import { absoluteCut, cutKindFor, quantileCut } from '#src/domain/tier/cuts.ts'
import { factsUnder } from './facts-under.ts'
import { type Candidate, candidateOf, type Mover, moverOf, type PreviewFrame, plainTier } from './mover.ts'
import { withGroups } from './with-groups.ts'

/** What publishing a policy would do, on everybody as they stand. Nothing is stored. */
export type PolicyPreview = {
  /** The new policy with the scales it would have. */
  readonly policy: Policy
  readonly standing: Policy
  readonly customers: number
  /** Standing tiers as rows, best first; tiers of the new policy as columns; by the plain lines of both. */
  readonly matrix: {
    readonly from: readonly string[]
    readonly to: readonly string[]
    readonly counts: readonly (readonly number[])[]
  }
  readonly moved: { readonly up: number; readonly down: number; readonly atOnce: number }
  /** Most valuable first. */
  readonly movers: readonly Mover[]
  /** By owner id, most moves first; those of nobody under ''. */
  readonly byOwner: readonly { readonly owner: string; readonly moved: number }[]
  /** Absent where there is too little to judge by. */
  readonly heldOut?: PolicyComparison
}

export type PreviewOptions = {
  readonly seed: number
  /** Called with the share that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

const rowsOf = (events: readonly FactEvent[], currency: string): readonly OrderRow[] =>
  events.flatMap((event) => {
    if (event.kind !== 'order' && event.kind !== 'refund') return []
    const amount = toMajor({ amountMinor: event.base?.amountMinor ?? event.amountMinor, currency })
    const sign = event.kind === 'order' ? 1 : -1
    return [{ customerId: event.customerId, day: dayNumber(event.bookedAt), amount: sign * amount }]
  })

/** One reading of everybody, for the scales and for the truth that both policies are judged by. */
async function readBase(deps: DecideDeps, policy: Policy, progress: (done: number) => void) {
  const sums: Pick<Facts, 'sums'>[] = []
  const rows: OrderRow[] = []
  let done = 0
  for await (const { facts, events } of factsUnder(deps, policy)) {
    if (facts.orderCount > 0) sums.push({ sums: facts.sums })
    rows.push(...rowsOf(events, policy.baseCurrency))
    progress(++done)
  }
  return { sums, rows }
}

async function candidates(deps: DecideDeps, policy: Policy, now: Date, progress: (done: number) => void) {
  const all: Candidate[] = []
  let done = 0
  for await (const { customer, facts } of factsUnder(deps, policy)) {
    if (customer.kind === 'customer' || facts.orderCount > 0)
      all.push(candidateOf(customer, facts, policy, now))
    progress(++done)
  }
  return all
}

function firstCut(all: readonly Candidate[], policy: Policy, now: Date, companyTimeZone: string): Cut {
  const scores = all.map(({ score }) => score)
  const kind = cutKindFor(scores.filter(({ kappa }) => kappa !== undefined).length, policy)
  const _id = cutIdOf({
    kind,
    policyVersion: policy.version,
    localDate: localDay(now, companyTimeZone),
    n: 1,
  })
  return (kind === 'absolute' ? absoluteCut : quantileCut)({ _id, policy, at: now, scores, base: all.length })
}

function matrixOf(all: readonly Candidate[], standing: Policy, frame: PreviewFrame): PolicyPreview['matrix'] {
  const from = standing.tiers.map(({ code }) => code)
  const to = frame.policy.tiers.map(({ code }) => code)
  const counts = from.map(() => to.map(() => 0))
  for (const candidate of all) {
    const row = counts[from.indexOf(candidate.customer.tier?.code ?? '')]
    const column = to.indexOf(plainTier(candidate, frame))
    if (row) row[column] = (row[column] ?? 0) + 1
  }
  return { from, to, counts }
}

/** Up where the new tier stands higher on its own ladder than the old one did on its. */
function movedOf(movers: readonly Mover[], { from, to }: PolicyPreview['matrix']): PolicyPreview['moved'] {
  const height = (codes: readonly string[], code: string) => codes.indexOf(code) / (codes.length - 1)
  const ups = movers.filter((one) => height(to, one.to) < height(from, one.from)).length
  return {
    up: ups,
    down: movers.length - ups,
    atOnce: movers.filter(({ atOnce }) => atOnce).length,
  }
}

const byOwnerOf = (movers: readonly Mover[]): PolicyPreview['byOwner'] =>
  [...Map.groupBy(movers, ({ owner }) => owner ?? '')]
    .map(([owner, those]) => ({ owner, moved: those.length }))
    .sort((a, b) => b.moved - a.moved)

/**
 * Tries a policy on everybody before it is published: calibrated and cut as it would be, each customer compared
 * with the tier it stands in, and both policies judged by what customers did after a split in their past.
 * Reads all events twice, a page in memory at a time.
 * @throws AppError `no-policy`
 */
export async function previewPolicy(
  deps: DecideDeps,
  draft: Policy,
  { seed, onProgress = () => undefined }: PreviewOptions,
): Promise<PolicyPreview> {
  const now = deps.clock.now()
  const standing = await activePolicy(deps)
  const size = Math.max(1, await deps.customers.countBase())
  const share = (half: number) => (done: number) => onProgress(Math.min(1, (half + done / size) / 2))

  const { sums, rows } = await readBase(deps, draft, share(0))
  const policy = draft.scales ? draft : { ...draft, scales: calibrate(sums, draft, now) }
  const scored = await candidates(deps, policy, now, share(1))
  const cut = firstCut(scored, policy, now, deps.companyTimeZone)
  const all = withGroups(scored, { policy, cut })
  const frame: PreviewFrame = { policy, cut, standing: await deps.cuts.latest(standing.version), now }

  const movers = all.flatMap((one) => moverOf(one, frame) ?? [])
  const matrix = matrixOf(all, standing, frame)
  const heldOut = comparePolicies(rows, { before: standing, after: policy, seed })

  return {
    policy,
    standing,
    customers: all.length,
    matrix,
    moved: movedOf(movers, matrix),
    movers: movers.sort((a, b) => b.valueMinor - a.valueMinor),
    byOwner: byOwnerOf(movers),
    ...(heldOut && { heldOut }),
  }
}
