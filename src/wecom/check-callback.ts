import { randomInt } from 'node:crypto'
import type { Finding } from '#src/domain/finding.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'
import { callbackPath } from './callback/listener.ts'
import { type SealKeys, sealOf } from './callback/sealed.ts'

/** WeCom itself waits a second for the echo; slower than that it does not save the address. */
const wantedMs = 1_000
const withinMs = 5_000

type Where = {
  readonly publicUrl: string
  readonly keys: SealKeys
  readonly now: Date
  readonly locale: Locale
}

/**
 * Asks our own address as WeCom does when it is saved: signed and encrypted, the words raw in the answer. Shows that the
 * proxy leaves the address whole and that the bot has these keys; from this machine, which WeCom is not.
 */
export async function checkCallback({ publicUrl, keys, now, locale }: Where): Promise<Finding> {
  const { href: url } = new URL(callbackPath, publicUrl)
  const [words, timestamp, nonce] = [String(randomInt(1e12)), String(Math.floor(now.getTime() / 1_000)), '7']
  const { encrypt, signature } = sealOf(keys).close(words, timestamp, nonce)
  const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce, echostr: encrypt })
  const missing = (of: 'silent' | 'keys' | 'other' | 'slow', params: { status?: number } = {}): Finding => ({
    state: 'missing',
    says: t(locale, `surface.check-callback-${of}`, { url, status: params.status ?? 0 }),
    remedy: t(locale, `surface.check-callback-${of}-do`),
  })

  const startedAt = performance.now()
  try {
    const response = await fetch(`${url}?${query}`, {
      redirect: 'error',
      signal: AbortSignal.timeout(withinMs),
    })
    const isEcho = (await response.text()) === words
    const ms = Math.round(performance.now() - startedAt)
    if (response.status === 403) return missing('keys')
    if (response.status !== 200 || !isEcho) return missing('other', { status: response.status })
    if (ms > wantedMs) return missing('slow')
    return { state: 'ok', says: t(locale, 'surface.check-callback', { url, ms }) }
  } catch {
    return missing('silent')
  }
}
