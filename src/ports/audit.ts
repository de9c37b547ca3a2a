/** Who read or changed what: ids and field names, never values. */
export type AuditEntry = {
  readonly at: Date
  /** User id, or `system`. */
  readonly who: string
  readonly action: string
  readonly customerId?: string
  readonly fields?: readonly string[]
}

export type Audit = { record(entry: AuditEntry): Promise<void> }
