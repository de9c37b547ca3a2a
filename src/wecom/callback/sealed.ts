import { timingSafeEqual } from 'node:crypto'
import { WecomCrypto } from '@wecom/aibot-node-sdk'

/** What stands in the address of every callback. */
export type Signed = { readonly signature: string; readonly timestamp: string; readonly nonce: string }

export type Seal = {
  /** Whether WeCom has signed these words. */
  isSigned(by: Signed, encrypted: string): boolean
  /** The words, if they were for this company. @throws Error where they cannot be, or are for another. */
  open(encrypted: string): string
}

/** Signature and cipher of the callback (document/path/90968), by Tencent's own code. */
export function sealOf({ token, aesKey, corpId }: { token: string; aesKey: string; corpId: string }): Seal {
  const crypto = new WecomCrypto(token, aesKey, corpId)

  return {
    isSigned({ signature, timestamp, nonce }, encrypted) {
      const [given, expected] = [signature, crypto.computeSignature(timestamp, nonce, encrypted)].map(
        (text) => Buffer.from(text),
      ) as [Buffer, Buffer]
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
    open: (encrypted) => crypto.decrypt(encrypted),
  }
}
