import type { ImportDeps, ImportFile, ImportProgress } from '#src/ingest/import-deps.ts'
import { importCustomers } from '#src/ingest/imports/import-customers.ts'
import { importInteractions } from '#src/ingest/imports/import-interactions.ts'
import { importOrders } from '#src/ingest/imports/import-orders.ts'
import type { ImportSummary } from '#src/ingest/imports/import-summary.ts'
import { importUsers } from '#src/ingest/imports/import-users.ts'
import type { UserDefaults } from '#src/ingest/people/place-users.ts'
import { customerColumns, orderColumns } from '#src/ingest/read/column-names.ts'
import { userColumns } from '#src/ingest/read/company-column-names.ts'
import { interactionColumns } from '#src/ingest/read/interaction-column-names.ts'

/** What every kind of import is told; `given` holds the column options that were typed. */
export type ImportWish = {
  readonly given: Readonly<Record<string, string>>
  readonly source?: string
  readonly zone: string
  readonly dateFormat?: string
  readonly attrs: readonly string[] | 'all'
  readonly defaults: UserDefaults
  readonly wecomCorp?: string | undefined
  readonly onProgress: (progress: ImportProgress) => void
}

/** A kind of file, the columns it may be told, and who reads it. */
export type ImportKind = {
  readonly fields: readonly string[]
  read(deps: ImportDeps, file: ImportFile, wish: ImportWish): Promise<ImportSummary>
}

/** Every kind of file that can be imported, one line each. */
export const importKinds: Readonly<Record<string, ImportKind>> = {
  orders: { fields: Object.keys(orderColumns), read: importOrders },
  customers: { fields: Object.keys(customerColumns), read: importCustomers },
  users: { fields: Object.keys(userColumns), read: importUsers },
  interactions: { fields: Object.keys(interactionColumns), read: importInteractions },
}
