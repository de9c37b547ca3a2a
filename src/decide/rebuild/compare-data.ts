/** Rounding of another order of adding up; anything else is a difference. */
const TOLERANCE = 1e-9

const isClose = (a: number, b: number): boolean =>
  Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b))

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !(value instanceof Date)

/** The paths at which two pieces of plain data differ; an absent field is `undefined`. */
export function pathsThatDiffer(a: unknown, b: unknown, path: string): readonly string[] {
  if (a === b) return []
  if (typeof a === 'number' && typeof b === 'number') return isClose(a, b) ? [] : [path]
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime() ? [] : [path]
  if (!isObject(a) || !isObject(b)) return [path]

  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].flatMap((name) => pathsThatDiffer(a[name], b[name], `${path}.${name}`))
}
