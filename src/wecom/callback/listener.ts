import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Clock } from '#src/ports/clock.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Once } from '#src/ports/once.ts'
import type { WecomIncoming } from '#src/wecom/incoming.ts'
import { letGo, readBody } from './body.ts'
import { isForUs } from './for-us.ts'
import { readEvent } from './read-event.ts'
import { Refused } from './refused.ts'
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
  /** Puts it on the queue; the same id twice is one. */
  enqueue(incoming: WecomIncoming): Promise<void>
}

/** How far WeCom's clock and ours may be apart, either way. */
const windowMs = 5 * 60_000

/** Longer than a signature is taken: whoever recorded a request has nothing to replay. */
const rememberedMs = 15 * 60_000

/** What queue and memory may take together; WeCom cuts the line after 5 s and comes again. */
const budgetMs = 3_500

/**
 * WeCom proves the address (GET: its words back, within a second) and tells what happens (POST: answered empty once it
 * is on the queue, document/path/90238). What the queue does not take is answered 503, so that WeCom comes again.
 */
export const callback =
  (options: CallbackOptions): RequestListener =>
  (request, response) => {
    response.once('finish', () => letGo(request))
    void (request.method === 'GET' ? verified(options, request) : taken(options, request))
      .then((body) => response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(body))
      .catch((error: unknown) => refuse(options, response, error))
  }

async function verified(options: CallbackOptions, request: IncomingMessage): Promise<string> {
  const { by, echo } = signedIn(request)
  return opened(options, by, echo)
}

async function taken(options: CallbackOptions, request: IncomingMessage): Promise<string> {
  const { by } = signedIn(request)
  assertRecent(options, by)
  const encrypted = elementsOf(await readBody(request))['Encrypt']
  if (typeof encrypted !== 'string') throw new Refused(400, 'not encrypted')

  const elements = elementsOf(opened(options, by, encrypted))
  if (!isForUs(options, elements)) throw new Refused(403, 'for another app')

  const incoming = readEvent(elements)
  if (!incoming) options.log.debug('wecom: an event that nothing listens to')
  await inTime(kept(options, by, incoming))
  return ''
}

/**
 * On the queue first, the signature remembered after: cut off in between, WeCom's next try finds its own id on the
 * queue, which is no work, and nothing is lost.
 */
async function kept(
  { enqueue, once }: CallbackOptions,
  { signature }: Signed,
  incoming: WecomIncoming | undefined,
): Promise<void> {
  if (incoming) await enqueue(incoming)
  if (!(await once.first(`wecom-callback-${signature}`, rememberedMs))) throw new Refused(403, 'replayed')
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not on the queue within ${budgetMs} ms`)), budgetMs)
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** A `+` of base64 that was not escaped stays one. */
function signedIn(request: IncomingMessage): { readonly by: Signed; readonly echo: string } {
  const { search } = new URL(request.url ?? '/', 'http://localhost')
  const query = new URLSearchParams(search.replaceAll('+', '%2B'))
  const part = (name: string) => query.get(name) ?? ''

  return {
    by: { signature: part('msg_signature'), timestamp: part('timestamp'), nonce: part('nonce') },
    echo: part('echostr'),
  }
}

function assertRecent({ clock }: CallbackOptions, { timestamp }: Signed): void {
  const apartMs = Math.abs(Number(timestamp) * 1_000 - clock.now().getTime())
  if (!/^\d{1,12}$/.test(timestamp) || apartMs > windowMs) throw new Refused(403, 'not of now')
}

function opened(options: CallbackOptions, by: Signed, encrypted: string): string {
  assertRecent(options, by)
  if (!options.seal.isSigned(by, encrypted)) throw new Refused(403, 'not signed')
  return options.seal.open(encrypted)
}

/** What was refused says why in the log, a failure of ours says so to WeCom; neither says anything in the answer. */
function refuse({ log }: CallbackOptions, response: ServerResponse, error: unknown): void {
  if (error instanceof Refused) {
    log.warn('wecom: a callback was refused', { code: 'wecom-callback-refused', why: error.message })
  } else {
    log.error('wecom: a callback could not be taken in', {}, error)
  }
  response.writeHead(error instanceof Refused ? error.status : 503, { connection: 'close' }).end()
}
