import betaln from '@stdlib/math-base-special-betaln'

const tiny = 1e-300
const enough = 1e-12
const maxTerms = 1_000

/** The continued fraction of I_x(a, b), by Lentz's method (DLMF 8.17.22). */
function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m < maxTerms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    let change = 1
    for (const term of [even, odd]) {
      d = 1 / nonZero(1 + term * d)
      c = nonZero(1 + term / c)
      change = c * d
      value *= change
    }
    if (Math.abs(change - 1) < enough) break
  }

  return value
}

const nonZero = (value: number): number => (Math.abs(value) < tiny ? tiny : value)

/** The regularised incomplete beta function I_x(a, b): the chance that a Beta(a, b) lies below x. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - betaln(a, b))

  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}
