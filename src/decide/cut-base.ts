import type { Cut } from '#src/domain/cut.ts'
import { AppError } from '#src/domain/errors.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Policy } from '#src/domain/policy.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { cutIdOf } from '#src/domain/tier/cut-id.ts'
import { absoluteCut, cutKindFor, quantileCut, type RankedScore } from '#src/domain/tier/cuts.ts'
import { allCustomers } from './all-customers.ts'
import type { DecideDeps } from './deps.ts'

/** More runs of one version on one day are a loop, not a need. */
const RUNS_A_DAY = 1_000
/** A daily run for the four weeks that drift is measured on, and some on demand. */
const EARLIER_CUTS = 60

/** The standing keys, along their index. */
async function standingScores({ customers }: DecideDeps, policy: Policy): Promise<RankedScore[]> {
  const scores: RankedScore[] = []
  for await (const { score } of customers.ranked(policy.version)) if (score) scores.push(score)
  return scores
}

/** The keys of a base that has none of this version yet: made from its facts. */
async function freshScores(deps: DecideDeps, policy: Policy): Promise<RankedScore[]> {
  const now = deps.clock.now()
  const scores: RankedScore[] = []
  for await (const { kind, facts } of allCustomers(deps)) {
    if (kind === 'customer') scores.push(scoreOf(facts, policy, now))
  }
  return scores
}

/**
 * Cuts the base as it stands and inserts the cut under the day's next number, before anything is decided by it.
 * Two runs at once get two numbers, and the higher one holds.
 */
export async function cutBase(deps: DecideDeps, policy: Policy, firstOfVersion: boolean): Promise<Cut> {
  const scores = firstOfVersion ? await freshScores(deps, policy) : await standingScores(deps, policy)
  const at = deps.clock.now()
  const kind = cutKindFor(scores.filter(({ kappa }) => kappa !== undefined).length, policy)
  const make = kind === 'absolute' ? absoluteCut : quantileCut
  const base = await deps.customers.countBase()
  const earlier = await deps.cuts.list(policy.version, EARLIER_CUTS)

  for (let n = 1; n <= RUNS_A_DAY; n++) {
    const name = { kind, policyVersion: policy.version, localDate: localDay(at, deps.companyTimeZone), n }
    const cut = make({ _id: cutIdOf(name), policy, at, scores, base, earlier })
    if (await insertUnlessTaken(deps, cut, earlier)) return cut
  }
  throw new AppError({
    code: 'too-many-cuts',
    message: `There were ${RUNS_A_DAY} cuts of policy version ${policy.version} today.`,
    remedy: 'Find out what asks for so many: `npm run -s cli -- jobs`.',
  })
}

const dayAndNumber = (id: string) => id.split('|').slice(1).join('|')

/** The day's numbers are shared by both kinds of cut, so that the newest is the newest of all. */
const insertUnlessTaken = async ({ cuts }: DecideDeps, cut: Cut, earlier: readonly Cut[]): Promise<boolean> =>
  !earlier.some(({ _id }) => dayAndNumber(_id) === dayAndNumber(cut._id)) && (await cuts.insert(cut))
