import type { Customer, Lifecycle, TierReason } from '#src/domain/customer.ts'
import { floorOf, type Ladder } from './ladder.ts'

/** The tiers a customer may stand in whatever its own key: by tier code, with the rule that says so. */
export type TierBounds = {
  readonly atLeast?: { readonly code: string; readonly reason: 'floor' | 'group' }
  readonly atMost?: { readonly code: string; readonly reason: 'cap' }
}

type Bound = { readonly step: number; readonly reason: TierReason }

/** The same as steps, 0 the best; `best` never lies under `worst`. */
export type Span = { readonly best: Bound; readonly worst: Bound }

const stepOf = ({ codes }: Ladder, code: string | undefined): number =>
  code === undefined ? -1 : codes.indexOf(code)

/**
 * What lifecycle, floors, group and caps leave open. A floor goes before a cap: attention is not taken away by
 * two rules that disagree. A code that the policy does not have bounds nothing.
 */
export function spanOf(
  ladder: Ladder,
  {
    kind,
    lifecycle,
    bounds = {},
  }: { readonly kind: Customer['kind']; readonly lifecycle: Lifecycle; readonly bounds?: TierBounds },
): Span {
  const stage: Bound = { step: floorOf(ladder, kind, lifecycle), reason: 'lifecycle' }
  const least = stepOf(ladder, bounds.atLeast?.code)
  const worst: Bound =
    bounds.atLeast && least >= 0 && least < stage.step
      ? { step: least, reason: bounds.atLeast.reason }
      : stage
  const most = Math.min(worst.step, stepOf(ladder, bounds.atMost?.code))

  return { best: { step: Math.max(0, most), reason: 'cap' }, worst }
}

/** The nearest step inside. */
export const within = ({ best, worst }: Span, step: number): number =>
  Math.min(worst.step, Math.max(best.step, step))
