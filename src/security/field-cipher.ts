import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { AppError } from '#src/domain/errors.ts'
import type { FieldCipher } from '#src/ports/field-cipher.ts'

type Key = { readonly id: string; readonly encryption: Buffer; readonly index: Buffer }

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** One configured secret gives two keys, so that the index reveals nothing of the cipher's key (RFC 5869). */
const derive = (secret: Buffer, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `tierwise ${purpose}`, KEY_BYTES))

function parseKey(entry: string): Key {
  const [id = '', encoded = ''] = entry.trim().split(':')
  const secret = Buffer.from(encoded, 'base64')
  if (!/^[\w-]{1,32}$/.test(id) || secret.length !== KEY_BYTES) {
    throw new AppError({
      code: 'cipher-key-invalid',
      message: 'FIELD_ENCRYPTION_KEYS holds an entry that is not id:base64 of 32 bytes.',
      remedy: 'Make one with: echo "k1:$(openssl rand -base64 32)"',
    })
  }
  return { id, encryption: derive(secret, 'field encryption'), index: derive(secret, 'blind index') }
}

/** `keyId.nonce+tag+ciphertext` in base64url; the kind is authenticated, so a phone never opens as an e-mail. */
function seal(key: Key, kind: string, plain: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key.encryption, nonce).setAAD(Buffer.from(kind))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])

  return `${key.id}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`
}

function open(key: Key, kind: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key.encryption, bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(kind))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))

  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
    'utf8',
  )
}

/**
 * AES-256-GCM with key ids; the first key seals, all open, so a new one is put in front to rotate.
 * The blind index is made by the oldest key and stays comparable across rotations.
 * @param keys `id:base64,id:base64`, newest first.
 * @throws AppError `cipher-key-invalid`
 */
export function createFieldCipher(keys: string): FieldCipher {
  const all = keys.split(',').map(parseKey)
  const newest = all[0] as Key
  const oldest = all[all.length - 1] as Key
  const blindIndex: FieldCipher['blindIndex'] = (kind, normalised) =>
    createHmac('sha256', oldest.index).update(`${kind}|${normalised}`).digest('base64url')

  const openBy = (what: string, text: string): string => {
    const [id = '', sealed = ''] = text.split('.')
    const key = all.find((candidate) => candidate.id === id)
    if (key) return open(key, what, sealed)

    throw new AppError({
      code: 'cipher-key-unknown',
      message: `Something was sealed with the key ${id}, which is not configured.`,
      remedy: 'Add that key to the end of FIELD_ENCRYPTION_KEYS.',
    })
  }

  return {
    blindIndex,
    seal: (kind, normalised) => ({
      kind,
      cipher: seal(newest, kind, normalised),
      blindIndex: blindIndex(kind, normalised),
    }),
    open: (contact) => openBy(contact.kind, contact.cipher),
    sealText: (what, plain) => seal(newest, what, plain),
    openText: openBy,
  }
}
