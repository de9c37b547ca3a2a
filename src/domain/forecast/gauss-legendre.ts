/** A rule for the integral over [0, 1]: Σ weight·f(node). */
export type Quadrature = { readonly nodes: readonly number[]; readonly weights: readonly number[] }

/** The Legendre polynomial of this degree and its derivative at z, by the three-term recurrence. */
function legendre(degree: number, z: number): readonly [value: number, slope: number] {
  let [value, previous] = [1, 0]
  for (let k = 1; k <= degree; k++)
    [value, previous] = [((2 * k - 1) * z * value - (k - 1) * previous) / k, value]

  return [value, (degree * (z * value - previous)) / (z * z - 1)]
}

/** Gauss's rule with `size` nodes: exact for polynomials up to degree 2·size − 1. */
export function gaussLegendre(size: number): Quadrature {
  const roots = Array.from({ length: size }, (_, i) => {
    let z = Math.cos((Math.PI * (i + 0.75)) / (size + 0.5))
    for (let newton = 0; newton < 8; newton++) {
      const [value, slope] = legendre(size, z)
      z -= value / slope
    }
    return z
  })

  return {
    nodes: roots.map((z) => (z + 1) / 2),
    weights: roots.map((z) => 1 / ((1 - z * z) * legendre(size, z)[1] ** 2)),
  }
}
