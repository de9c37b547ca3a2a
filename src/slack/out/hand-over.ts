import { AppError } from '#src/domain/errors.ts'
import type { Stand, StandKey, Stands } from '#src/ports/stands.ts'
import { isUnsure, slackError, type Target } from '#src/slack/errors.ts'

/** Longer than a call may take: by then the one that was cut off has ended, at Slack too. */
const SETTLED_AFTER_MS = 12_000

/** One thing that is to stand at Slack once. */
export type HandOver = {
  readonly of: StandKey
  readonly target: () => Promise<Target>
  /** Whether Slack has it, where Slack can be asked; absent: it cannot, so it is sent once. */
  readonly find?: (since: Date) => Promise<string | undefined>
  /** Does it and answers its reference. */
  readonly send: () => Promise<string>
}

type Deps = { readonly stands: Stands; readonly settledAfterMs?: number | undefined }

const unsure = (retryAfterMs: number, cause?: unknown): AppError =>
  new AppError({
    code: 'slack-unsure',
    message: 'Nobody knows yet whether Slack has taken the message.',
    remedy: 'It is looked up before it is sent again.',
    retryable: true,
    retryAfterMs,
    cause,
  })

/** `unconfirmed`: it was sent once, and nobody can say whether it arrived. */
export type HandedOver = { readonly ref: string } | { readonly unconfirmed: true }

/**
 * Hands something to Slack so that it stands there once: marked before it leaves, and where the mark is found without an
 * answer, looked up before it is sent again, or, where Slack cannot be asked, not sent again.
 * @throws AppError `slack-unsure` while the outcome is open, and what `slackError` makes of a refusal
 */
export async function handOver(deps: Deps, what: HandOver): Promise<HandedOver> {
  const { stands, settledAfterMs = SETTLED_AFTER_MS } = deps
  const before = await stands.begin(what.of)
  if (before?.ref !== undefined) return { ref: before.ref }
  if (!before) return send(deps, what)

  const left = settledAfterMs - before.ageMs
  if (left > 0) throw unsure(left)
  if (!what.find) return { unconfirmed: true }

  const found = await what.find(before.begunAt)
  if (found !== undefined) return kept(deps, what.of, found)
  return again(deps, what, before)
}

/** It is not there: it is sent once more, by one worker. */
async function again(deps: Deps, what: HandOver, before: Stand): Promise<HandedOver> {
  if (!(await deps.stands.renew(before))) throw unsure(deps.settledAfterMs ?? SETTLED_AFTER_MS)
  return send(deps, what)
}

async function kept({ stands }: Deps, of: StandKey, ref: string): Promise<HandedOver> {
  await stands.put(of, ref)
  return { ref }
}

async function send(deps: Deps, what: HandOver): Promise<HandedOver> {
  let ref: string
  try {
    ref = await what.send()
  } catch (error) {
    return failed(deps, what, error)
  }
  return kept(deps, what.of, ref)
}

/** A refusal: it was never there. Anything else leaves the mark, which the next attempt finds. */
async function failed({ stands, settledAfterMs }: Deps, what: HandOver, error: unknown): Promise<HandedOver> {
  if (isUnsure(error)) {
    if (!what.find) return { unconfirmed: true }
    throw unsure(settledAfterMs ?? SETTLED_AFTER_MS, error)
  }
  await stands.forget(what.of)
  throw slackError(error, await what.target())
}
