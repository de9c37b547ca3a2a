/** ln(1 + e^z) where e^z itself would overflow or vanish. */
export const log1pExp = (z: number): number =>
  z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z))
