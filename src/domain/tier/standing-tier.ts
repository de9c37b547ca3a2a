import type { Customer } from '#src/domain/customer.ts'

/** The tier a customer stands in: a pinned one goes before the decided one. */
export const standingTier = (
  { override, tier }: Pick<Customer, 'override' | 'tier'>,
  now: Date,
): string | undefined => (override && override.until > now ? override.tier : tier?.code)
