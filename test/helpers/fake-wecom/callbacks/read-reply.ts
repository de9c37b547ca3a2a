import type { World } from '../call.ts'
import { decrypt, signatureOf } from '../crypto.ts'
import { textIn } from '../xml.ts'

/** The passive reply in an answer: encrypted, signed, for this company (90241). What is wrong is a complaint. */
export function readReply({ app, state }: World, body: string): string | undefined {
  if (body === '' || body === 'success') return undefined
  const encrypted = textIn(body, 'Encrypt')
  const parts = ['MsgSignature', 'TimeStamp', 'Nonce'].map((tag) => textIn(body, tag))
  const [signature, timestamp, nonce] = parts
  if (!encrypted || !signature || !timestamp || !nonce) {
    state.complaints.push('a passive reply without Encrypt, MsgSignature, TimeStamp or Nonce')
    return undefined
  }
  if (signature !== signatureOf(app.token, timestamp, nonce, encrypted)) {
    state.complaints.push('a passive reply with a wrong signature')
    return undefined
  }
  return decrypted(app.aesKey, app.corpId, encrypted, state.complaints)
}

function decrypted(
  aesKey: string,
  corpId: string,
  encrypted: string,
  complaints: string[],
): string | undefined {
  try {
    const { message, receiveId } = decrypt(aesKey, encrypted)
    if (receiveId !== corpId) complaints.push(`a passive reply for ${receiveId}`)
    return message
  } catch (error) {
    complaints.push(`a passive reply that does not decrypt: ${String(error)}`)
    return undefined
  }
}
