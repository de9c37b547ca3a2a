import type { Customers } from '#src/ports/customers.ts'

/** Documents and ids that came from the customers, and customers that were written, by port call. */
export type Counts = { reads: number; writes: number }

type Method = (...args: readonly unknown[]) => Promise<unknown>

const writing = new Set(['updateMany', 'markDirty', 'insertNew', 'setProfile', 'putNext'])
const sizeOf = (value: unknown): number => (Array.isArray(value) ? value.length : value === undefined ? 0 : 1)

/** The same customers; what is read beyond the walk along the keys, and written, is counted. */
export function countedCustomers(customers: Customers): {
  readonly customers: Customers
  readonly counts: Counts
} {
  const counts: Counts = { reads: 0, writes: 0 }
  const counted = Object.entries(customers).map(([name, method]) => {
    if (name === 'ranked' || name === 'visibleTo') return [name, method]
    const call: Method = async (...args) => {
      const result = await (method as Method)(...args)
      if (writing.has(name)) counts.writes += sizeOf(args[0])
      else if (name === 'update') counts.writes += 1
      else if (typeof result === 'object') counts.reads += sizeOf(result)
      return result
    }
    return [name, call]
  })
  return { customers: Object.fromEntries(counted) as Customers, counts }
}
