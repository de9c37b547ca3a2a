/** A run of whole months in UTC: `from` belongs to it, `to` does not. */
export type MonthRange = { readonly from: Date; readonly to: Date }

/** Months (YYYY-MM) as few ranges as they make: neighbours become one. */
export function monthRanges(months: readonly string[]): readonly MonthRange[] {
  const ranges: MonthRange[] = []
  for (const month of [...new Set(months)].sort()) {
    const from = new Date(`${month}-01T00:00:00Z`)
    const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1))
    const before = ranges.at(-1)
    if (before?.to.getTime() === from.getTime()) ranges[ranges.length - 1] = { from: before.from, to }
    else ranges.push({ from, to })
  }

  return ranges
}
