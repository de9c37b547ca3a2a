import type { Policy } from '#src/domain/policy.ts'
import type { Evaluation, TierMigration } from './evaluation.ts'
import { fairness } from './fairness.ts'
import { migration } from './migration.ts'
import type { HeldOut, Split } from './split-orders.ts'
import { type Steps, tiersByShare } from './tiers-by-share.ts'
import { type Satisfaction, tiersTable } from './tiers-table.ts'

export type TierJudgementInput = {
  readonly policy: Policy
  readonly split: Split
  /** Of the split day, by customer of the history. */
  readonly key: Float64Array
  /** Of the last judged day, of everyone known by then: the base is cut anew. */
  readonly later: { readonly ids: readonly string[]; readonly key: Float64Array }
  readonly satisfaction?: Satisfaction
}

const sharesOf = ({ tiers }: Policy): number[] => tiers.map(({ share }) => share)

/** Later tiers of the customers of the history alone. */
function laterSteps({ policy, split, later }: TierJudgementInput): Steps {
  const steps = tiersByShare(later.key, sharesOf(policy))
  const place = new Map(later.ids.map((id, i) => [id, i]))
  return Uint8Array.from(split.history.ids, (id) => steps[place.get(id) ?? -1] ?? policy.tiers.length - 1)
}

function goneByStep(steps: Steps, { purchases }: HeldOut, tiers: number): number[] {
  const gone = new Array<number>(tiers).fill(0)
  for (const [i, step] of steps.entries()) if (purchases[i] === 0) gone[step] = (gone[step] ?? 0) + 1
  return gone
}

/** The tiers of the split day, judged on what their customers did afterwards. */
export function judgeTiers(input: TierJudgementInput): Pick<Evaluation, 'tiers' | 'fairness' | 'migration'> {
  const { policy, split, key, satisfaction } = input
  const codes = policy.tiers.map(({ code }) => code)
  const steps = tiersByShare(key, sharesOf(policy))
  const moved: TierMigration = {
    ...migration(steps, laterSteps(input), codes.length),
    codes,
    gone: goneByStep(steps, split.heldOut, codes.length),
  }

  return {
    tiers: tiersTable(steps, codes.length, split.heldOut, satisfaction).map((row) => ({
      ...row,
      code: codes[row.step] ?? '',
    })),
    fairness: fairness(steps, split.heldOut.spend, codes.length, Math.ceil(codes.length / 2)),
    migration: moved,
  }
}
