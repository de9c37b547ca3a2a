import type { DateStyle } from '#src/ingest/read/parse-date.ts'
import type { Encoding } from '#src/ingest/read/sniff-encoding.ts'
import type { Sheet } from '#src/ingest/read/table.ts'
import type { ImportRecord, QuarantinedRow } from '#src/ports/imports.ts'

/** How an import ended, as data; `summaryText` words it. */
export type ImportSummary = {
  readonly importId: string
  readonly kind: ImportRecord['kind']
  readonly file: string
  readonly source: string
  /** Rows below the header, blank ones left out. */
  readonly rows: number
  /** Rows that brought something new. */
  readonly taken: number
  /** Rows that said nothing new. */
  readonly known: number
  /** Rows that were not taken, and cells that were left out of rows that were. */
  readonly quarantined: number
  readonly cellsLeftOut: number
  readonly firstQuarantined: readonly QuarantinedRow[]
  /** Different customers that the rows taken or known speak of. */
  readonly customers: number
  readonly newCustomers: number
  /** Customers by owner; without `owner`: nobody's yet. */
  readonly owners: readonly { readonly owner?: string; readonly customers: number }[]
  /** Owners in the file that no user answers to, most frequent first. */
  readonly ownersUnknown: readonly { readonly value: string; readonly rows: number }[]
  readonly from?: Date
  readonly to?: Date
  readonly currency?: string
  readonly columns: readonly ColumnUse[]
  readonly encoding: Encoding
  readonly delimiter?: string
  /** Of a workbook: the sheet that was read, and those that were not. */
  readonly sheet?: Sheet
  readonly dateStyle?: DateStyle
  /** Contact cells left out since no key is configured. */
  readonly contactsNotStored: number
  /** Customers to score now. Not complete: score all that are dirty. */
  readonly touched: { readonly ids: readonly string[]; readonly complete: boolean }
}

/** Which column was read as what; `value` where an option holds for all rows. */
export type ColumnUse = {
  readonly field: string
  readonly column?: string
  readonly value?: string
  readonly guessed: boolean
}
