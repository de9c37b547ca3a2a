import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { World } from '../call.ts'
import { encrypt, signatureOf } from '../crypto.ts'
import { toXml, type Xml } from '../xml.ts'
import { type Delivery, isTaken } from './delivery.ts'
import { readReply } from './read-reply.ts'

/** Parameters and body of one encrypted callback; a test may spoil them before they are sent. */
export type Sealed = {
  readonly query: { readonly msg_signature: string; readonly timestamp: string; readonly nonce: string }
  readonly body: string
}

/** Encrypts and signs an XML body as WeCom does: fresh time, nonce and random each time. */
export function seal({ app, time }: World, xml: string): Sealed {
  const encrypted = encrypt(app.aesKey, xml, app.corpId)
  const timestamp = String(Math.floor(time.nowMs() / 1_000))
  const nonce = randomBytes(5).readUIntBE(0, 5).toString()
  const query = { msg_signature: signatureOf(app.token, timestamp, nonce, encrypted), timestamp, nonce }
  const body = toXml({ ToUserName: app.corpId, AgentID: String(app.agentId), Encrypt: encrypted })
  return { query, body }
}

/** Posts one sealed callback. */
export async function post(
  world: World,
  url: string,
  { query, body }: Sealed,
  limitMs: number,
): Promise<Delivery> {
  const startedAt = performance.now()
  try {
    const response = await fetch(`${url}?${new URLSearchParams(query)}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/xml' },
      redirect: 'manual',
      signal: AbortSignal.timeout(limitMs),
    })
    const text = await response.text()
    const ms = performance.now() - startedAt
    const reply = response.status === 200 ? readReply(world, text) : undefined
    return { status: response.status, ms, late: ms > limitMs, body: text, reply }
  } catch {
    const ms = performance.now() - startedAt // No answer: WeCom counts the attempt as failed, and so does the caller.
    return { status: 0, ms, late: ms >= limitMs, body: '', reply: undefined }
  }
}

/** Sends callbacks with the retries of WeCom: three tries in all. */
export type Callbacks = {
  send(fields: Readonly<Record<string, Xml | undefined>>): Promise<readonly Delivery[]>
  settled(): Promise<unknown>
}

/** Callbacks of the self-built app; before `pointAt` nothing is sent. */
export function callbacks(
  world: World,
  url: () => string,
  given: { readonly gapsMs: readonly number[]; readonly limitMs: number },
): Callbacks {
  const sending = new Set<Promise<unknown>>()
  const sendTries = async (xml: string) => {
    const tries: Delivery[] = []
    for (const gapMs of given.gapsMs) {
      if (gapMs > 0) await sleep(gapMs)
      const one = await post(world, url(), seal(world, xml), given.limitMs)
      tries.push(one)
      if (isTaken(one)) break
    }
    return tries
  }
  return {
    async send(fields) {
      if (url() === '') return []
      const sent = sendTries(toXml({ ToUserName: world.app.corpId, ...fields }))
      sending.add(sent)
      return await sent.finally(() => sending.delete(sent))
    },
    settled: () => Promise.all(sending),
  }
}
