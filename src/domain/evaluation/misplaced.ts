import type { CustomerFigures } from './customer-figures.ts'
import { medianOf } from './select.ts'
import type { TierLikelihood } from './tier-likelihood.ts'
import type { Steps } from './tiers-by-share.ts'

/** A figure by which the customer stands out from those its class rightly holds, in the direction it should go. */
type Reason = {
  readonly figure: keyof CustomerFigures
  readonly value: number
  readonly usual: number
}

/** A customer whose class and figures lie at least two tiers apart. */
export type Misplaced = {
  readonly customer: number
  /** Where it should go: up, its class is too low, or down. */
  readonly direction: 'up' | 'down'
  readonly ownStep: number
  readonly ourStep: number
  readonly reasons: readonly Reason[]
  readonly heldOutSpend: number
  /** Whose tier the spend that followed speaks for, three to one; `open` where it speaks for neither. */
  readonly truth: 'ours' | 'theirs' | 'open'
}

export type MisplacedInput = {
  readonly own: Int8Array
  readonly ours: Steps
  readonly tiers: number
  readonly figures: CustomerFigures
  readonly heldOutSpend: Float64Array
  readonly likelihood: TierLikelihood
}

/** One tier apart is what two sane rules differ by; two need an explanation. */
const stepsApart = 2
/** Odds at which one customer's spend counts as an answer. */
const clearOdds = 3

const figureNames = ['spend', 'purchases', 'idleDays'] as const

/** Median figure of the customers that each tier holds by both rules. */
function usualByStep({ own, ours, tiers, figures }: MisplacedInput) {
  const agreed = Array.from({ length: tiers }, (): number[] => [])
  for (let i = 0; i < own.length; i++) if (own[i] === ours[i]) agreed[own[i] ?? 0]?.push(i)

  return agreed.map((members) => {
    const usual = (name: keyof CustomerFigures) =>
      medianOf(Float64Array.from(members, (i) => figures[name][i] ?? 0))
    return { spend: usual('spend'), purchases: usual('purchases'), idleDays: usual('idleDays') }
  })
}

function truthOf({ likelihood, heldOutSpend }: MisplacedInput, i: number, own: number, ours: number) {
  const spend = heldOutSpend[i] ?? 0
  const odds = likelihood(spend, ours) / likelihood(spend, own)
  return odds >= clearOdds ? 'ours' : odds <= 1 / clearOdds ? 'theirs' : 'open'
}

function reasonsOf(
  { figures }: MisplacedInput,
  i: number,
  up: boolean,
  usual: Record<keyof CustomerFigures, number>,
) {
  return figureNames
    .map((figure) => ({ figure, value: figures[figure][i] ?? 0, usual: usual[figure] }))
    .filter(({ figure, value, usual: middle }) =>
      (figure === 'idleDays') !== up ? value > middle : value < middle,
    )
}

/** Whom the figures of the split day put two tiers or more from their class, the widest apart first. */
export function misplaced(input: MisplacedInput): readonly Misplaced[] {
  const usual = usualByStep(input)
  const listed: Misplaced[] = []
  for (let i = 0; i < input.own.length; i++) {
    const [ownStep, ourStep] = [input.own[i] ?? -1, input.ours[i] ?? 0]
    if (ownStep < 0 || Math.abs(ownStep - ourStep) < stepsApart) continue
    const up = ourStep < ownStep
    listed.push({
      customer: i,
      direction: up ? 'up' : 'down',
      ownStep,
      ourStep,
      reasons: reasonsOf(input, i, up, usual[ownStep] ?? { spend: 0, purchases: 0, idleDays: 0 }),
      heldOutSpend: input.heldOutSpend[i] ?? 0,
      truth: truthOf(input, i, ownStep, ourStep),
    })
  }

  return listed.sort((a, b) => Math.abs(b.ownStep - b.ourStep) - Math.abs(a.ownStep - a.ourStep))
}
