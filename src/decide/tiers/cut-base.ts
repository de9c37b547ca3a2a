import type { DecideDeps } from '#src/decide/deps.ts'
import { prospectsOfBase } from '#src/decide/policy/prospects-of-base.ts'
import type { Cut } from '#src/domain/cut.ts'
import { latest } from '#src/domain/days.ts'
import { AppError } from '#src/domain/errors.ts'
import { withProfile } from '#src/domain/facts/profile-sums.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { blindSpansOf } from '#src/domain/source/blind-spans.ts'
import { type CutName, cutIdOf, readCutId } from '#src/domain/tier/cut-id.ts'
import { absoluteCut, cutKindFor, quantileCut, type RankedScore } from '#src/domain/tier/cuts.ts'
import { allCustomers } from './all-customers.ts'

/** More runs of one version on one day are a loop, not a need. */
const RUNS_A_DAY = 1_000
/** A daily run for the four weeks that drift is measured on, and some on demand. */
const EARLIER_CUTS = 60

/** The standing keys, along their index. */
async function standingScores({ customers }: DecideDeps, policy: Policy): Promise<readonly RankedScore[]> {
  const scores: RankedScore[] = []
  for await (const { score } of customers.ranked(policy.version)) if (score) scores.push(score)
  return scores
}

/** The keys that the base's facts make, whatever has been decided of them. */
async function freshScores(deps: DecideDeps, policy: Policy): Promise<readonly RankedScore[]> {
  const now = deps.clock.now()
  const scores: RankedScore[] = []
  for await (const customer of allCustomers(deps)) {
    if (customer.kind !== 'customer') continue
    const { kappa, parts } = scoreOf(withProfile(customer.facts, customer, policy), policy, now)
    scores.push({ ...present({ kappa }), parts }) // a million of them are in memory at once
  }
  return scores
}

/** Fewer keys than the cut of before ranked, or no cut: a run may have died before it had decided everybody. */
async function scoresOf(deps: DecideDeps, policy: Policy): Promise<readonly RankedScore[]> {
  const before = await deps.cuts.latest(policy.version)
  if (!before) return freshScores(deps, policy)

  const standing = await standingScores(deps, policy)
  return standing.length < before.ranked ? freshScores(deps, policy) : standing
}

/**
 * Name and moment of the next run. Later than the newest by both, also where this process's clock is behind that
 * of another: the newest by time and the newest by name must be one, or decisions would refuse each other.
 */
function nextRun(
  { clock, companyTimeZone }: DecideDeps,
  newest: Cut | undefined,
): { readonly at: Date } & Pick<CutName, 'localDate' | 'n'> {
  const at = latest(clock.now(), newest && new Date(newest.at.getTime() + 1)) ?? clock.now()
  const day = localDay(at, companyTimeZone)
  const before = newest && readCutId(newest._id)
  if (!before || before.localDate < day) return { at, localDate: day, n: 1 }

  return { at, localDate: before.localDate, n: before.n + 1 }
}

const tooMany = (version: number) =>
  new AppError({
    code: 'too-many-cuts',
    message: `There were ${RUNS_A_DAY} cuts of policy version ${version} in a day.`,
    remedy: 'Find out in the log what asks for so many.',
  })

/**
 * Cuts the base as it stands and inserts the cut under the day's next number, before anything is decided by it.
 * Two runs at once get two numbers, and the higher one holds.
 * @throws AppError `too-many-cuts`
 */
export async function cutBase(deps: DecideDeps, policy: Policy): Promise<Cut> {
  const scores = await scoresOf(deps, policy)
  const base = await deps.customers.countBase()
  const kind = cutKindFor(scores.filter(({ kappa }) => kappa !== undefined).length, policy)
  const make = kind === 'absolute' ? absoluteCut : quantileCut
  const blind = blindSpansOf(await deps.sources.all(), policy)

  for (;;) {
    const earlier = await deps.cuts.list(policy.version, EARLIER_CUTS)
    const { at, ...day } = nextRun(deps, earlier[0])
    if (day.n > RUNS_A_DAY) throw tooMany(policy.version)

    const _id = cutIdOf({ kind, policyVersion: policy.version, ...day })
    const cut = make({ _id, policy, at, scores, base, earlier, blind })
    const full: Cut = { ...cut, ...present({ prospects: await prospectsOfBase(deps, policy, cut) }) }
    if (await deps.cuts.insert(full)) return full
  }
}
