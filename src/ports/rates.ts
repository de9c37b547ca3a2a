import type { Rate } from '#src/domain/exchange.ts'

/** Exchange rates by day, as files brought them. */
export type Rates = {
  /** Inserts or replaces by `_id`; answers how many said something new. */
  put(rates: readonly Rate[]): Promise<number>
  /** All of one pair, oldest first. */
  of(from: string, to: string): Promise<readonly Rate[]>
  pairs(): Promise<readonly { readonly from: string; readonly to: string }[]>
}
