import type { NumberField } from './fields.ts'

/**
 * What segments ask of a customer, as a plain record. Texts and names are in `textKey` form; a field that is not
 * there is not known.
 */
export type Subject = {
  readonly tier?: string
  /** The policy's tiers, best first: what `tier >= B` means. */
  readonly tierOrder: readonly string[]
  readonly lifecycle: string
  readonly kind: string
  /** User id. */
  readonly owner?: string
  readonly tags: readonly string[]
  readonly attrs: Readonly<Record<string, string | number>>
  /** Counts, days, shares of 1, and money in base-currency major units. */
  readonly numbers: Readonly<Partial<Record<NumberField, number>>>
  /** Value now in base-currency minor units: what tables add up. */
  readonly valueMinor: number
}
