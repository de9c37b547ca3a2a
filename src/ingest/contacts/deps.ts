import type { Audit } from '#src/ports/audit.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { ContactLinks } from '#src/ports/contact-links.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { FieldCipher } from '#src/ports/field-cipher.ts'
import type { CustomerRefs } from '#src/ports/refs.ts'
import type { Users } from '#src/ports/users.ts'

/** The ports that joining contacts with customers needs. */
export type ContactDeps = {
  readonly contactLinks: ContactLinks
  readonly customers: Customers
  readonly refs: CustomerRefs
  readonly users: Users
  readonly audit: Audit
  readonly clock: Clock
  /** Absent where no key is configured: then phone numbers join nothing. */
  readonly cipher?: FieldCipher
}
