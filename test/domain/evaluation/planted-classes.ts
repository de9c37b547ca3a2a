import { below, seeded, shuffled } from '#src/domain/evaluation/random.ts'
import type { Steps } from '#src/domain/evaluation/tiers-by-share.ts'

export const classNames = ['VIP', '重点', '普通', '一般'] as const

/** Right tiers with a share of the customers moved, at random, by two tiers or more. */
export function plantWrongClasses(right: Steps, share: number, seed: number) {
  const random = seeded(seed)
  const steps = [...right]
  const moved = new Set(shuffled([...right.keys()], random).slice(0, Math.round(share * right.length)))
  for (const i of moved) {
    const far = classNames.flatMap((_, step) => (Math.abs(step - (right[i] ?? 0)) >= 2 ? [step] : []))
    steps[i] = far[below(random, far.length)] ?? 0
  }

  return { names: steps.map((step) => classNames[step]), moved }
}

/** Of the moved: those whose held-out spend lies between the quartiles of their right tier's. */
export function typicalOfTheirTier(moved: ReadonlySet<number>, right: Steps, spend: Float64Array): number[] {
  const quartiles = classNames.map((_, step) => {
    const sorted = spend.filter((_, i) => right[i] === step).sort()
    const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
    return { low: at(0.25), high: at(0.75) }
  })
  return [...moved].filter((i) => {
    const { low, high } = quartiles[right[i] ?? 0] ?? { low: 0, high: 0 }
    const value = spend[i] ?? 0
    return value >= low && value <= high
  })
}
