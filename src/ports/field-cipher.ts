import type { Contact } from '#src/domain/customer.ts'

/**
 * Encrypts contact fields before the first write (AES-256-GCM, key ids) and indexes them blindly (HMAC).
 * Without a key there is no cipher, and contacts are not stored.
 */
export type FieldCipher = {
  seal(kind: Contact['kind'], normalised: string): Contact
  /** @throws AppError `cipher-key-unknown` where the key id is not configured any more. */
  open(contact: Contact): string
  /** Any other secret; `what` is authenticated, so that one never opens as another. */
  sealText(what: string, plain: string): string
  /** @throws AppError `cipher-key-unknown`, as `open`. */
  openText(what: string, sealed: string): string
  blindIndex(kind: Contact['kind'], normalised: string): string
}
