import type { Customer } from '#src/domain/customer.ts'

/** Half-decade steps: companies of 200 and 250 people are alike, of 200 and 2,000 are not. */
function stepOf(value: number): string {
  if (value <= 0) return '0'

  const decade = 10 ** Math.floor(Math.log10(value))
  const [from, to] = value / decade < 3 ? [decade, 3 * decade] : [3 * decade, 10 * decade]
  return `${Number(from.toPrecision(1))}–${Number(to.toPrecision(1))}`
}

/**
 * What an attribute's value is compared by: text whatever its letters and spaces, a number by its half-decade
 * (`300–1000`), which no look at the base decides, so that counts of two pages always add up. Absent: nothing is known.
 */
export function comparableValue(value: Customer['attrs'][string] | undefined): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? stepOf(value) : undefined

  const text = value?.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
  return text === undefined || text === '' ? undefined : text
}
