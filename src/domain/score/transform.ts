import type { Dimension } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'

/** What an order's amount (base-currency major units) becomes, and back. Odd, so refunds mirror orders. */
export type Transform = { apply(major: number): number; invert(value: number): number }

const odd = (f: (x: number) => number) => (x: number) => Math.sign(x) * f(Math.abs(x))

/** The transforms a policy may name. */
export const transforms = {
  none: { apply: (x) => x, invert: (x) => x },
  sqrt: { apply: odd(Math.sqrt), invert: odd((x) => x * x) },
  log1p: { apply: odd(Math.log1p), invert: odd(Math.expm1) },
} satisfies Record<string, Transform>

/** The policy's transform of a dimension; none where the policy leaves the dimension out. */
export const transformOf = (policy: Policy, dimension: Dimension): Transform =>
  transforms[policy.dimensions.find(({ name }) => name === dimension)?.transform ?? 'none']
