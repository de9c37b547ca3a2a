import type { Env } from '#src/config/env.ts'
import type { FieldCipher } from '#src/ports/field-cipher.ts'
import { createFieldCipher } from '#src/security/field-cipher.ts'

/** The cipher of contact fields; undefined where no key is configured: contacts are then not stored. */
export const cipherOf = ({ FIELD_ENCRYPTION_KEYS: keys }: Env): FieldCipher | undefined =>
  keys === undefined ? undefined : createFieldCipher(keys)
