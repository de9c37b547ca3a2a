import { createHmac } from 'node:crypto'
import type { FakeTime } from '../fake-time.ts'
import { asText, type Json, parsed } from '../json.ts'
import type { Delivery, Kind, Retry, WayIn } from './delivery.ts'

/** The headers of a request that Slack has signed. */
export const signedHeaders = (
  body: string,
  secret: string,
  seconds: number,
  type: string,
): Record<string, string> => ({
  'content-type': type,
  'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
  'x-slack-request-timestamp': String(seconds),
  'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`,
})

const formType = 'application/x-www-form-urlencoded'

/** Commands as a form, interactions as a form's `payload`, events as JSON. */
const encoded = (kind: Kind, payload: Json): { readonly body: string; readonly type: string } => {
  if (kind === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' }
  const fields =
    kind === 'interactive'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(
          Object.entries(payload).map(([key, value]) => [key, asText(value) ?? String(value)]),
        )
  return { body: new URLSearchParams(fields).toString(), type: formType }
}

/** Signs and posts to the app's request URL, which is asked for each time. */
export const overHttp =
  (requestUrl: () => string, secret: string, time: FakeTime, ackLimitMs: number): WayIn =>
  async (kind, payload, retry) => {
    const { body, type } = encoded(kind, payload)
    const headers = signedHeaders(body, secret, Math.floor(time.nowMs() / 1_000), type)
    const startedAt = performance.now()
    try {
      const response = await fetch(requestUrl(), {
        method: 'POST',
        body,
        headers: { ...headers, ...retryHeaders(retry) },
        redirect: 'manual',
        signal: AbortSignal.timeout(ackLimitMs + 500),
      })
      return answered(response, await response.text(), performance.now() - startedAt, ackLimitMs)
    } catch {
      const ackMs = performance.now() - startedAt // No answer: Slack counts the attempt as failed, and so does the caller.
      return { status: 0, ackMs, late: ackMs > ackLimitMs, body: '', headers: {} }
    }
  }

const retryHeaders = (retry: Retry | undefined): Record<string, string> =>
  retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {}

const answered = (
  { status, headers }: Response,
  text: string,
  ackMs: number,
  ackLimitMs: number,
): Delivery => ({
  status,
  ackMs,
  late: ackMs > ackLimitMs,
  body: parsed(text) ?? text,
  headers: Object.fromEntries(headers),
})
