import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** Blocks are padded to 32 bytes, not to AES's 16 (developer.work.weixin.qq.com/document/path/90968). */
const blockBytes = 32

/** SHA-1 over the four strings in their sorted order. */
export const signatureOf = (token: string, timestamp: string, nonce: string, encrypted: string): string =>
  createHash('sha1').update([token, timestamp, nonce, encrypted].sort().join('')).digest('hex')

const keyOf = (aesKey: string): Buffer => {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  if (key.length !== 32) throw new Error(`an EncodingAESKey has 43 characters, this one has ${aesKey.length}`)
  return key
}

/** random16 ‖ length ‖ message ‖ receiveid in AES-256-CBC, as base64. */
export function encrypt(
  aesKey: string,
  message: string,
  receiveId: string,
  random: Buffer = randomBytes(16),
): string {
  const key = keyOf(aesKey)
  const body = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const plain = Buffer.concat([random, length, body, Buffer.from(receiveId)])
  const pad = blockBytes - (plain.length % blockBytes)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([
    cipher.update(plain),
    cipher.update(Buffer.alloc(pad, pad)),
    cipher.final(),
  ]).toString('base64')
}

/** What was encrypted, and for whom; throws at a padding or length that cannot be. */
export function decrypt(
  aesKey: string,
  encrypted: string,
): { readonly message: string; readonly receiveId: string; readonly random: string } {
  const key = keyOf(aesKey)
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(Buffer.from(encrypted, 'base64')), decipher.final()])
  const pad = padded.at(-1) ?? 0
  const isPadding = padded.subarray(-pad).every((byte) => byte === pad)
  if (pad < 1 || pad > blockBytes || !isPadding) throw new Error('not padded by PKCS#7 to 32 bytes')
  const plain = padded.subarray(0, -pad)
  const length = plain.length < 20 ? Number.POSITIVE_INFINITY : plain.readUInt32BE(16)
  if (length > plain.length - 20) throw new Error('the message is longer than what was sent')

  return {
    random: plain.subarray(0, 16).toString('latin1'),
    message: plain.subarray(20, 20 + length).toString('utf8'),
    receiveId: plain.subarray(20 + length).toString('utf8'),
  }
}
