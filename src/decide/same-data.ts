/** Fields by name: a store or a spread may have them in another order. */
const byName = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** Whether two pieces of plain data (dates and finite numbers in it) say the same; an absent field is `undefined`. */
export const sameData = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a, byName) === JSON.stringify(b, byName)
