type Data = Readonly<Record<string, unknown>>

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null

/** Names of the fields that have a value. */
const namesOf = (data: Data): string[] => Object.keys(data).filter((name) => data[name] !== undefined)

/**
 * Whether two pieces of plain data, dates in it too, say the same: a store or a spread may have their fields in
 * another order, and an absent field is `undefined`.
 */
export function sameData(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (!isData(a) || !isData(b)) return false
  if (a instanceof Date || b instanceof Date) {
    return a instanceof Date && b instanceof Date && a.getTime() === b.getTime()
  }
  if (Array.isArray(a) !== Array.isArray(b)) return false

  const names = namesOf(a)
  return names.length === namesOf(b).length && names.every((name) => sameData(a[name], b[name]))
}
