/** The four cells of a base by value now and value to come: high and high, high and low, low and high, low and low. */
export const quadrants = ['protect', 'win-back', 'grow', 'keep-in-touch'] as const
export type Quadrant = (typeof quadrants)[number]

/** One customer's two figures, minor units of one currency. */
export type TwoValues = { readonly valueNow: number; readonly expected: number }

/** Where high begins on either side. */
export type QuadrantLines = { readonly valueNow: number; readonly expected: number }

/** A cell: how many, and what they are worth together. Shares are of the base, 0 to 1. */
export type QuadrantCell = {
  readonly quadrant: Quadrant
  readonly customers: number
  readonly share: number
  readonly valueNow: number
  readonly expected: number
}

/** The value at which the best `share` of positive ones begins; infinite where there is none. */
function lineAt(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values.filter((value) => value > 0)).sort()
  const at = Math.max(0, sorted.length - Math.max(1, Math.round(share * sorted.length)))
  return sorted[at] ?? Number.POSITIVE_INFINITY
}

/** High is the best `share` on either side, the median where none is told. */
export const quadrantLines = (base: readonly TwoValues[], share = 0.5): QuadrantLines => ({
  valueNow: lineAt(
    base.map(({ valueNow }) => valueNow),
    share,
  ),
  expected: lineAt(
    base.map(({ expected }) => expected),
    share,
  ),
})

/** The cell of one customer. */
export function quadrantOf({ valueNow, expected }: TwoValues, lines: QuadrantLines): Quadrant {
  if (valueNow >= lines.valueNow) return expected >= lines.expected ? 'protect' : 'win-back'
  return expected >= lines.expected ? 'grow' : 'keep-in-touch'
}

/** The base as a 2×2 of value now × value to come, best cell first; all four are there, empty ones too. */
export function quadrantTable(
  base: readonly TwoValues[],
  lines: QuadrantLines = quadrantLines(base),
): readonly QuadrantCell[] {
  const cells = Map.groupBy(base, (one) => quadrantOf(one, lines))

  return quadrants.map((quadrant) => {
    const own = cells.get(quadrant) ?? []
    return {
      quadrant,
      customers: own.length,
      share: own.length / Math.max(1, base.length),
      valueNow: own.reduce((sum, { valueNow }) => sum + valueNow, 0),
      expected: own.reduce((sum, { expected }) => sum + expected, 0),
    }
  })
}
