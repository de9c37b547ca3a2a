import type { Clock } from '#src/ports/clock.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { Events } from '#src/ports/events.ts'
import type { FieldCipher } from '#src/ports/field-cipher.ts'
import type { Ids } from '#src/ports/ids.ts'
import type { Imports } from '#src/ports/imports.ts'
import type { Policies } from '#src/ports/policies.ts'
import type { Queues } from '#src/ports/queue.ts'
import type { Rates } from '#src/ports/rates.ts'
import type { CustomerRefs } from '#src/ports/refs.ts'
import type { Sources } from '#src/ports/sources.ts'
import type { Users } from '#src/ports/users.ts'

/** The ports that taking facts in needs. With `queues`, each touched customer is enqueued to be scored. */
export type FactDeps = {
  readonly customers: Customers
  readonly events: Events
  readonly sources: Sources
  readonly ids: Ids
  readonly clock: Clock
  readonly queues?: Pick<Queues, 'enqueueMany'>
}

/** The ports that imports need. Without `cipher` contact fields are not stored. */
export type ImportDeps = FactDeps & {
  readonly users: Users
  readonly refs: CustomerRefs
  readonly imports: Imports
  readonly policies: Policies
  readonly rates: Rates
  readonly cipher?: FieldCipher
}

/** What is imported: the name for the record, the bytes as they come. */
export type ImportFile = {
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array>
  /** The sheet of a workbook that is meant. */
  readonly sheet?: string | undefined
}

export type ImportProgress = { readonly bytesRead: number; readonly rows: number }

/** What every import can be told. */
export type ImportOptions<Field extends string> = {
  /** Option by field: a column's name; for some fields a value for all rows. `-`: no such column. */
  readonly given: Readonly<Partial<Record<Field, string>>>
  /** The system the file comes from: ids of one system name one customer. */
  readonly source?: string
  /** IANA zone in which dates without one are meant. */
  readonly zone: string
  readonly dateFormat?: string
  readonly onProgress?: (progress: ImportProgress) => void
}

/** Customer ids of files that name no system: orders, customers and interactions then speak of the same ones. */
export const COMMON_SYSTEM = 'file'
