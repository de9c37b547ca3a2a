import type { StandKey, Stands } from '#src/ports/stands.ts'
import { isUnsure, unsure } from './errors.ts'

/** Longer than a call may take: by then the one that was cut off has ended, at WeCom too. */
const settledAfterMs = 12_000

/** One thing that is to stand at WeCom once. */
export type HandOver = {
  readonly of: StandKey
  /** For how long WeCom knows the very same request again, and shows it once; 0: it does not. */
  readonly knownForMs: number
  /** Does it and answers its reference; `again`: it may have been done before. */
  readonly send: (again: boolean) => Promise<string>
  /** It was refused, and was never there. */
  readonly refused?: () => Promise<void>
}

type Deps = { readonly stands: Stands; readonly settledAfterMs?: number | undefined }

/** `unconfirmed`: it was sent, and nobody can say whether it arrived. */
export type HandedOver = { readonly ref: string } | { readonly unconfirmed: true }

/**
 * Hands something to WeCom so that it stands there once: marked before it leaves; where the mark is found without an
 * answer the very same request is sent again as long as WeCom knows it, and not sent again after that.
 * @throws AppError `wecom-unsure` while the outcome is open, and what a refusal means
 */
export async function handOver(deps: Deps, what: HandOver): Promise<HandedOver> {
  const before = await deps.stands.begin(what.of)
  if (before?.ref !== undefined) return { ref: before.ref }
  if (!before) return send(deps, what, false)

  if (what.knownForMs === 0) return { unconfirmed: true }
  const left = (deps.settledAfterMs ?? settledAfterMs) - before.ageMs
  if (left > 0) throw unsure(left)
  return before.ageMs < what.knownForMs ? send(deps, what, true) : { unconfirmed: true }
}

async function send(deps: Deps, what: HandOver, again: boolean): Promise<HandedOver> {
  let ref: string
  try {
    ref = await what.send(again)
  } catch (error) {
    return failed(deps, what, error, again)
  }
  await deps.stands.put(what.of, ref)
  return { ref }
}

/** A refusal of the first attempt: it was never there. Anything else leaves the mark, which the next attempt finds. */
async function failed(deps: Deps, what: HandOver, error: unknown, again: boolean): Promise<HandedOver> {
  if (isUnsure(error)) {
    if (what.knownForMs === 0) return { unconfirmed: true }
    throw unsure(deps.settledAfterMs ?? settledAfterMs, error)
  }
  if (!again) {
    await deps.stands.forget(what.of)
    await what.refused?.()
  }
  throw error
}
