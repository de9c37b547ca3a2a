import { z } from 'zod'
import type { Card } from '#src/cards/card.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Chat } from '#src/ports/chat.ts'

/** Longer than an answer takes, so that a surface that hangs does not hold the worker for long. */
const ANSWER_WITHIN_MS = 1_000

const refusal = z.object({ error: z.string() })

const mayPass = (code: string, cause?: unknown, retryAfterMs = 0) =>
  new AppError({
    code,
    message: 'The chat surface did not take the message.',
    remedy: 'It is tried again.',
    retryable: true,
    retryAfterMs,
    cause,
  })

const forGood = (code: string) =>
  new AppError({ code, message: 'The chat surface refuses the message.', remedy: 'Check the user.' })

async function ask(url: string, body: object): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
  } catch (cause) {
    // Not reached, not answered in time, or cut off after it was accepted: nobody knows which.
    throw mayPass('surface-unknown', cause)
  }
}

/** Retry-After in seconds: RFC 9110, 10.2.3. */
const askedMs = ({ headers }: Response): number => Number(headers.get('retry-after') ?? 0) * 1_000

/** A chat surface behind HTTP, as a platform's is: it may be slow, full, broken or gone. */
export const httpChat = (url: string): Chat<Card> => ({
  surface: 'playground',
  async post(to, card, key) {
    const response = await ask(url, { to: to._id, key, text: card.text })
    if (response.ok) return { ref: key }
    if (response.status === 429) throw mayPass('surface-limited', undefined, askedMs(response))
    if (response.status >= 500) throw mayPass('surface-broken')

    const { error } = refusal.parse(await response.json())
    throw forGood(error)
  },
})
