import type { Resolved } from '#src/ingest/customers/resolve-customers.ts'
import type { ImportDeps } from '#src/ingest/import-deps.ts'
import type { Tally } from '#src/ingest/imports/import-tally.ts'
import { createFindUser, type FindUser, requireUser } from '#src/ingest/people/find-user.ts'
import type { Columns } from '#src/ingest/read/match-columns.ts'
import type { TableRow } from '#src/ingest/read/table.ts'
import type { Customers } from '#src/ports/customers.ts'

/** The owner of a row's customer: from a column, or one user for all. */
export type OwnerPlan = {
  /** Given for all rows by `--owner USER`. */
  readonly forAll?: string
  ownerOf(row: TableRow): string | undefined
}

/** @throws AppError `owner-unknown` where `--owner` is neither a column nor a user. */
export async function planOwners(
  { users }: Pick<ImportDeps, 'users'>,
  header: readonly string[],
  columns: Columns,
  given: string | undefined,
  tally: Tally,
): Promise<OwnerPlan> {
  const find = createFindUser(await users.list())
  const column = columns.get('owner')
  if (column) return { ownerOf: (row) => lookUp(find, row.cells[column.index] ?? '', tally) }
  if (given === undefined || given === '-') return { ownerOf: () => undefined }

  const forAll = requireUser(find, given, header)
  return { forAll, ownerOf: () => forAll }
}

function lookUp(find: FindUser, cell: string, tally: Tally): string | undefined {
  const text = cell.trim()
  if (text === '') return undefined
  const found = find(text)
  if (found === undefined) tally.ownerUnknown(text.slice(0, 80))
  return found
}

/** Gives customers that are nobody's the owner that the file names; whoever has an owner keeps it. */
export async function adoptOwnerless(
  { customers }: { readonly customers: Pick<Customers, 'setProfile'> },
  found: readonly { readonly resolved: Resolved; readonly owner: string | undefined }[],
): Promise<void> {
  const owners = new Map<string, string>()
  for (const { resolved, owner } of found) {
    if ('problem' in resolved || resolved.stored === undefined || owner === undefined) continue
    if (resolved.stored.owner === undefined && !owners.has(resolved.customerId))
      owners.set(resolved.customerId, owner)
  }
  if (owners.size === 0) return
  await customers.setProfile([...owners].map(([id, owner]) => ({ id, set: { owner }, attrs: {} })))
}
