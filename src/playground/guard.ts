import type { Gate } from './gate.ts'
import { ownHosts } from './loopback.ts'
import { carriesToken } from './token.ts'

/** The parts of a request that say where it comes from. */
export type Knock = {
  readonly method: string
  /** The port it came in on. */
  readonly port: number
  readonly host?: string | undefined
  readonly origin?: string | undefined
  readonly fetchSite?: string | undefined
  /** True for the page itself, which a link may open. */
  readonly page: boolean
  readonly contentType?: string | undefined
  readonly authorization?: string | undefined
  readonly cookie?: string | undefined
}

export type Refusal = { readonly status: 401 | 403 | 415; readonly code: string; readonly message: string }

const refusals = {
  host: {
    status: 403,
    code: 'foreign-host',
    message: 'Open this page as http://localhost on the machine that runs it.',
  },
  origin: { status: 403, code: 'foreign-origin', message: 'Another site may not use the playground.' },
  token: {
    status: 401,
    code: 'token-needed',
    message: 'Open this page once with ?token=… (PLAYGROUND_TOKEN).',
  },
  json: { status: 415, code: 'json-needed', message: 'Send JSON with content-type application/json.' },
} as const satisfies Record<string, Refusal>

/**
 * Why a request may not speak to the playground; undefined: it may. A page of another site that rebinds its name to
 * 127.0.0.1 still sends its own name as `Host`; one that posts here sends its own `Origin`.
 */
export function refusalOf(gate: Exclude<Gate, { kind: 'absent' }>, knock: Knock): Refusal | undefined {
  if (gate.kind === 'loopback' && !ownHosts(knock.port).includes(knock.host?.toLowerCase() ?? '')) {
    return refusals.host
  }
  if (isForeign(knock)) return refusals.origin
  if (gate.kind === 'token' && !carriesToken(gate.token, knock)) return refusals.token
  if (knock.method === 'POST' && !isJson(knock.contentType)) return refusals.json

  return undefined
}

function isForeign({ origin, host, fetchSite, page }: Knock): boolean {
  if (origin !== undefined && hostOf(origin) !== host?.toLowerCase()) return true
  return !page && (fetchSite === 'cross-site' || fetchSite === 'same-site')
}

/** The host of an `Origin`; undefined for `null` and for what is no http address. */
function hostOf(origin: string): string | undefined {
  if (!URL.canParse(origin)) return undefined
  const { protocol, host } = new URL(origin)
  return protocol === 'http:' || protocol === 'https:' ? host : undefined
}

const isJson = (contentType = '') => /^application\/json(;|$)/i.test(contentType.trim())
