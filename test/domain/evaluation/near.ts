/** Percent with one decimal: how the reference sheet has them. */
export const percent = (share: number) => Math.round(1000 * share) / 10
/** Within `by` of a published figure. */
export const near = (published: number, by = 0.1) => ({
  asymmetricMatch: (got: number) => Math.abs(got - published) <= by + 1e-9,
  toString: () => `near ${published}`,
})
