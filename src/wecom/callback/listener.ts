import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Clock } from '#src/ports/clock.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Once } from '#src/ports/once.ts'
import type { WecomIncoming } from '#src/wecom/incoming.ts'
import { readBody } from './body.ts'
import { readEvent } from './read-event.ts'
import type { Seal, Signed } from './sealed.ts'
import { elementsOf } from './xml.ts'

/** Where WeCom sends everything of the app. */
export const callbackPath = '/wecom/callback'

export type CallbackOptions = {
  readonly seal: Seal
  readonly corpId: string
  readonly agentId: number
  readonly once: Once
  readonly clock: Clock
  readonly log: Logger
  /** Puts it on the queue. */
  enqueue(incoming: WecomIncoming): Promise<void>
}

const windowMs = 5 * 60_000

/** The status that a refusal is answered with. */
class Refused extends Error {
  readonly status: number
  constructor(status: number, why: string) {
    super(why)
    this.status = status
  }
}

function signedIn(request: IncomingMessage): { readonly query: URLSearchParams; readonly by: Signed } {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams
  const part = (name: string) => query.get(name) ?? ''
  return {
    query,
    by: { signature: part('msg_signature'), timestamp: part('timestamp'), nonce: part('nonce') },
  }
}

/** WeCom proves the address (GET) and tells what happens (POST); answered at once, empty. */
export const callback =
  (options: CallbackOptions): RequestListener =>
  (request, response) => {
    void (request.method === 'GET' ? verify(options, request) : take(options, request))
      .then((body) => response.writeHead(200, { 'content-type': 'text/plain' }).end(body))
      .catch((error: unknown) => refuse(options, response, error))
  }

async function verify(options: CallbackOptions, request: IncomingMessage): Promise<string> {
  const { query, by } = signedIn(request)
  return opened(options, by, query.get('echostr') ?? '')
}

async function take(options: CallbackOptions, request: IncomingMessage): Promise<string> {
  const { by } = signedIn(request)
  const elements = elementsOf(await readBody(request))
  const encrypted = elements['Encrypt']
  if (typeof encrypted !== 'string') throw new Refused(400, 'not encrypted')

  const incoming = readEvent(elementsOf(opened(options, by, encrypted)))
  if (incoming) await options.enqueue(incoming)
  return ''
}

function opened({ seal, clock }: CallbackOptions, by: Signed, encrypted: string): string {
  if (Math.abs(Number(by.timestamp) * 1_000 - clock.now().getTime()) > windowMs)
    throw new Refused(403, 'not of now')
  if (!seal.isSigned(by, encrypted)) throw new Refused(403, 'not signed')
  return seal.open(encrypted)
}

function refuse({ log }: CallbackOptions, response: ServerResponse, error: unknown): void {
  const status = error instanceof Refused ? error.status : 503
  log.warn('wecom: a callback was refused', { status, why: error instanceof Error ? error.message : '' })
  if (!response.headersSent) response.writeHead(status).end()
}
