import type { Policy } from '#src/domain/policy.ts'
import type { PolicyComparison } from './compare-policies.ts'

/** What publishing a policy would do, as a card shows it. */
export type PolicyEffect = {
  readonly policy: Policy
  readonly customers: number
  readonly matrix: {
    readonly from: readonly string[]
    readonly to: readonly string[]
    readonly counts: readonly (readonly number[])[]
  }
  readonly moved: { readonly up: number; readonly down: number; readonly atOnce: number }
  /** Those that the reader may see, the most valuable first. */
  readonly movers: readonly {
    readonly name: string
    readonly from: string
    readonly to: string
    readonly atOnce: boolean
    readonly valueMinor: number
  }[]
  readonly heldOut?: PolicyComparison
}
