import { createCipheriv } from 'node:crypto'

/** Whole blocks as they are, padded or not: what WeCom would never send. */
export function encryptRaw(aesKey: string, blocks: Buffer): string {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(blocks), cipher.final()]).toString('base64')
}
