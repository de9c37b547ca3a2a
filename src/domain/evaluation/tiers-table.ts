import type { HeldOut } from './split-orders.ts'
import type { Steps } from './tiers-by-share.ts'
import { type Proportion, wilson } from './wilson.ts'

/** What the customers of one tier did afterwards. Money in major units. */
export type TierRow = {
  readonly step: number
  readonly customers: number
  readonly spend: number
  /** Of all held-out spend. */
  readonly spendShare: number
  readonly spendEach: number
  /** Who bought at all. */
  readonly active: Proportion
  /** Who was content, of those who said; absent where nobody was asked. */
  readonly satisfied?: Proportion
}

/** By customer: 1 content, 0 not, NaN not asked. */
export type Satisfaction = Float64Array

function rowOf(
  step: number,
  members: readonly number[],
  heldOut: HeldOut,
  satisfaction?: Satisfaction,
): TierRow {
  const total = heldOut.spend.reduce((sum, value) => sum + value, 0)
  const spend = members.reduce((sum, i) => sum + (heldOut.spend[i] ?? 0), 0)
  const active = members.filter((i) => (heldOut.purchases[i] ?? 0) > 0).length
  const answers = members.map((i) => satisfaction?.[i] ?? Number.NaN).filter((value) => !Number.isNaN(value))

  return {
    step,
    customers: members.length,
    spend,
    spendShare: total === 0 ? 0 : spend / total,
    spendEach: members.length === 0 ? 0 : spend / members.length,
    active: wilson(active, members.length),
    ...(answers.length > 0 && {
      satisfied: wilson(answers.filter((answer) => answer > 0).length, answers.length),
    }),
  }
}

/** Members of each step, by customer index. */
function membersByStep(steps: Steps, tiers: number): readonly (readonly number[])[] {
  const members = Array.from({ length: tiers }, (): number[] => [])
  for (const [i, step] of steps.entries()) members[step]?.push(i)
  return members
}

/** Sales, activity and satisfaction by tier, judged on what came after the tiers were cut. */
export const tiersTable = (
  steps: Steps,
  tiers: number,
  heldOut: HeldOut,
  satisfaction?: Satisfaction,
): readonly TierRow[] =>
  membersByStep(steps, tiers).map((members, step) => rowOf(step, members, heldOut, satisfaction))
