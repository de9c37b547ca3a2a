const negligible = 1e-12
/** Beyond this many purchases in a horizon nobody needs an exact count. */
const longest = 20_000

/**
 * P(N ≥ k) for k = 0, 1, … of purchases at a rate drawn from Gamma(shape, scale) over `weeks`: negative binomial.
 * In logs and summed from the far end, so that neither many purchases nor a small tail lose their digits.
 */
export function countTail(shape: number, scale: number, weeks: number): readonly number[] {
  const share = weeks / (scale + weeks)
  const mean = (shape * weeks) / scale
  let log = shape * Math.log(scale / (scale + weeks))
  const tail = [Math.exp(log)]
  for (let k = 1; k < longest; k++) {
    log += Math.log(((shape + k - 1) / k) * share)
    const chance = Math.exp(log)
    tail.push(chance)
    if (k > mean && chance < negligible * (1 - share)) break
  }
  for (let k = tail.length - 2; k >= 0; k--) tail[k] = (tail[k] ?? 0) + (tail[k + 1] ?? 0)

  return tail
}
