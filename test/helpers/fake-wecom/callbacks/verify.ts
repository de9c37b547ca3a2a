import { randomBytes } from 'node:crypto'
import type { World } from '../call.ts'
import { encrypt, signatureOf } from '../crypto.ts'

/** How the app answered when its callback URL was saved. */
export type Verified = {
  readonly ok: boolean
  readonly status: number
  readonly ms: number
  readonly body: string
}

const limitMs = 1_000

/** Saves the callback URL: WeCom asks it by GET and wants the plain echo, within a second (90238). */
export async function verify(
  world: World,
  url: string,
  spoil: { readonly signature?: string; readonly receiveId?: string } = {},
): Promise<Verified> {
  const { app, time } = world
  const echo = randomBytes(8).readBigUInt64BE().toString()
  const echostr = encrypt(app.aesKey, echo, spoil.receiveId ?? app.corpId)
  const timestamp = String(Math.floor(time.nowMs() / 1_000))
  const nonce = randomBytes(4).readUInt32BE().toString()
  const signature = spoil.signature ?? signatureOf(app.token, timestamp, nonce, echostr)
  const startedAt = performance.now()
  const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce, echostr })
  const response = await fetch(`${url}?${query}`, { redirect: 'manual' })
  const body = Buffer.from(await response.arrayBuffer()).toString('utf8')
  const ms = performance.now() - startedAt
  return { ok: response.status === 200 && body === echo && ms <= limitMs, status: response.status, ms, body }
}
