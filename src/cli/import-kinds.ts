import { customerColumns, orderColumns } from '#src/ingest/column-names.ts'
import { userColumns } from '#src/ingest/company-column-names.ts'
import { importCustomers } from '#src/ingest/import-customers.ts'
import type { ImportDeps, ImportFile, ImportProgress } from '#src/ingest/import-deps.ts'
import { importInteractions } from '#src/ingest/import-interactions.ts'
import { importOrders } from '#src/ingest/import-orders.ts'
import type { ImportSummary } from '#src/ingest/import-summary.ts'
import { importUsers } from '#src/ingest/import-users.ts'
import { interactionColumns } from '#src/ingest/interaction-column-names.ts'
import type { UserDefaults } from '#src/ingest/place-users.ts'

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
