/** One row that names a customer's class on a day. */
export type ClassRow = { readonly customerId: string; readonly day: number; readonly name: string }

export type OwnClasses = {
  /** The class that stood on the split day, by customer id. */
  readonly byCustomer: ReadonlyMap<string, string>
  /** Customers with several classes on the newest of their days: the file contradicts itself. */
  readonly contradictory: readonly { readonly customerId: string; readonly names: readonly string[] }[]
}

/**
 * The newest class of each customer up to and with the split day; what the company decided later is not looked at.
 * Of several on one day the last row counts, and the customer is listed. Empty names are no class.
 */
export function ownClasses(rows: Iterable<ClassRow>, splitDay: number): OwnClasses {
  const newest = new Map<string, { day: number; names: string[] }>()
  for (const { customerId, day, name } of rows) {
    const clean = name.trim()
    if (day > splitDay || clean === '') continue

    const known = newest.get(customerId)
    if (!known || day > known.day) newest.set(customerId, { day, names: [clean] })
    else if (day === known.day) known.names.push(clean)
  }

  return {
    byCustomer: new Map(Array.from(newest, ([id, { names }]) => [id, names.at(-1) ?? ''])),
    contradictory: Array.from(newest, ([customerId, { names }]) => ({
      customerId,
      names: [...new Set(names)],
    })).filter(({ names }) => names.length > 1),
  }
}
