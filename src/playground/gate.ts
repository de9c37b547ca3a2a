import { isLoopback } from './loopback.ts'

/** What decides whether the playground exists in this process. */
export type GateConfig = {
  readonly store: 'embedded' | 'external'
  /** The address the server listens on. */
  readonly host: string
  readonly playground?: 'on' | 'off' | undefined
  readonly token?: string | undefined
}

/** Served to this machine alone, served to holders of the token, or absent and why. */
export type Gate =
  | { readonly kind: 'loopback' }
  | { readonly kind: 'token'; readonly token: string }
  | {
      readonly kind: 'absent'
      readonly why: 'off' | 'no-token' | 'short-token' | 'external-store' | 'not-loopback'
    }

const shortestToken = 16

/**
 * The playground speaks as any user, so it stands open only on the trial store and on loopback. Elsewhere it takes
 * PLAYGROUND=on and a token; `on` without one does not open it.
 */
export function playgroundGate({ store, host, playground, token }: GateConfig): Gate {
  if (playground === 'off') return { kind: 'absent', why: 'off' }

  if (playground === 'on' && token !== undefined) {
    return token.length >= shortestToken ? { kind: 'token', token } : { kind: 'absent', why: 'short-token' }
  }
  if (store === 'embedded' && isLoopback(host)) return { kind: 'loopback' }
  if (playground === 'on') return { kind: 'absent', why: 'no-token' }

  return { kind: 'absent', why: store === 'external' ? 'external-store' : 'not-loopback' }
}
