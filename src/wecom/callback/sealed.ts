import { timingSafeEqual } from 'node:crypto'
import { WecomCrypto } from '@wecom/aibot-node-sdk'
import { Refused } from './refused.ts'

/** What stands in the address of every callback. */
export type Signed = { readonly signature: string; readonly timestamp: string; readonly nonce: string }

/** The callback's keys, as they stand in 应用管理 → 接收消息. */
export type SealKeys = { readonly token: string; readonly aesKey: string; readonly corpId: string }

export type Seal = {
  /** Whether WeCom has signed these words; takes as long for a wrong signature as for the right one. */
  isSigned(by: Signed, encrypted: string): boolean
  /** The words. @throws Refused where they cannot be read, or are for another company */
  open(encrypted: string): string
  /** What WeCom would send, for a check of our own address. */
  close(
    words: string,
    timestamp: string,
    nonce: string,
  ): { readonly encrypt: string; readonly signature: string }
}

/** Blocks of AES, which WeCom pads to two at a time. */
const base64 = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** Signature and cipher of the callback (document/path/90968), by Tencent's own code. */
export function sealOf({ token, aesKey, corpId }: SealKeys): Seal {
  const crypto = new WecomCrypto(token, aesKey, corpId)

  return {
    isSigned({ signature, timestamp, nonce }, encrypted) {
      const expected = Buffer.from(crypto.computeSignature(timestamp, nonce, encrypted))
      const given = Buffer.from(signature)
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
    open(encrypted) {
      if (!base64.test(encrypted)) throw new Refused(400, 'no base64')
      try {
        return crypto.decrypt(encrypted)
      } catch (error) {
        const isOther = error instanceof Error && error.message.startsWith('receiveId mismatch')
        throw isOther ? new Refused(403, 'for another company') : new Refused(400, 'not decrypted')
      }
    },
    close: (words, timestamp, nonce) => crypto.encrypt(words, timestamp, nonce),
  }
}
