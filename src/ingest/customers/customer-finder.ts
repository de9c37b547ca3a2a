import type { ImportDeps } from '#src/ingest/import-deps.ts'
import { adoptOwnerless } from '#src/ingest/rows/owner-column.ts'
import type { Mention } from './name-mentions.ts'
import { type Resolved, resolveCustomers } from './resolve-customers.ts'

/** A row that names a customer and, maybe, who is to own it. */
export type Placeable = {
  readonly line: number
  readonly mention: Mention
  readonly owner: string | undefined
}

/** The customer of a row, its owner and whether this import made it, or why it cannot be told. */
export type Found =
  | { readonly customerId: string; readonly owner: string | undefined; readonly isNew: boolean }
  | Extract<Resolved, { problem: string }>

// Files are often sorted by customer; remembering more would grow with the base.
const MAX_REMEMBERED = 20_000

const keyOf = ({ mention: { id, name } }: Placeable): string => JSON.stringify([id, name])

/** Finds or makes the customers of rows, a batch at a time; answers in the order asked. */
export function createCustomerFinder(deps: ImportDeps, system: string) {
  const remembered = new Map<string, Found>()

  return async (
    rows: readonly Placeable[],
  ): Promise<{ found: readonly (Found | undefined)[]; created: number }> => {
    if (remembered.size > MAX_REMEMBERED) remembered.clear()
    const open = [...openOnes(rows, remembered).values()]
    const { found, created } = await resolveCustomers(
      deps,
      system,
      open.map(({ mention, owner }) => ({ ...mention, ...(owner === undefined ? {} : { owner }) })),
    )
    const pairs = open.flatMap((row, at) => {
      const resolved = found[at]
      return resolved ? [{ row, resolved, owner: row.owner }] : []
    })
    await adoptOwnerless(deps, pairs)
    for (const { row, resolved, owner } of pairs) remembered.set(keyOf(row), foundOf(resolved, owner))
    return { found: rows.map((row) => remembered.get(keyOf(row))), created }
  }
}

/** One row for each customer that is new here, or that a row now gives its first owner. */
function openOnes(
  rows: readonly Placeable[],
  remembered: ReadonlyMap<string, Found>,
): ReadonlyMap<string, Placeable> {
  const open = new Map<string, Placeable>()
  for (const row of rows) {
    const key = keyOf(row)
    if (isSettled(remembered.get(key), row)) continue
    if (open.get(key)?.owner === undefined) open.set(key, row)
  }
  return open
}

const isSettled = (known: Found | undefined, row: Placeable): boolean =>
  known !== undefined && ('problem' in known || known.owner !== undefined || row.owner === undefined)

const foundOf = (resolved: Resolved, owner: string | undefined): Found =>
  'problem' in resolved
    ? resolved
    : {
        customerId: resolved.customerId,
        owner: resolved.stored?.owner ?? owner,
        isNew: resolved.stored === undefined,
      }
