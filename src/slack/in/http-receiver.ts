import type { IncomingMessage, RequestListener } from 'node:http'
import { type Logger as BoltLogger, HTTPReceiver, type HTTPReceiverOptions } from '@slack/bolt'
import type { Clock } from '#src/ports/clock.ts'
import type { Logger } from '#src/ports/logger.ts'
import { installPath, redirectPath } from '#src/slack/install/install.ts'
import { notTaken } from './not-taken.ts'
import { isRecent } from './recent.ts'

/** Where Slack sends everything: commands, buttons, events. */
export const slackPath = '/slack/events'

const bodyLimitBytes = 1_000_000

/** A path of ours, and who answers there. */
export type SlackRoute = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly listener: RequestListener
}

type Options = {
  readonly signingSecret: string
  readonly installer?: Partial<HTTPReceiverOptions> | undefined
  readonly clock: Clock
  readonly log: Logger
  readonly logger: BoltLogger
}

/** Slack's requests over HTTP, signed and of now, and its installation pages; mounted raw in a server of ours. */
export function httpReceiver({ signingSecret, installer, clock, log, logger }: Options) {
  const receiver = new HTTPReceiver({
    ...installer,
    signingSecret,
    endpoints: slackPath,
    bodyLimit: bodyLimitBytes,
    logger,
    processEventErrorHandler: async ({ error, response }) => {
      notTaken(log, error)
      if (!response.headersSent) response.writeHead(503).end() // Slack sends an event again
      return false
    },
  })
  const listener: RequestListener = (request, response) => receiver.requestListener(request, response)
  const pages = installer
    ? [installPath, redirectPath].map((path) => ({ method: 'GET', path, listener }) as const)
    : []

  return {
    receiver,
    routes: [{ method: 'POST', path: slackPath, listener: checked(listener, clock) }, ...pages] as const,
  }
}

/** Refuses before Bolt reads a byte: what Slack never sends, and what was not signed now. */
const checked =
  (listener: RequestListener, clock: Clock): RequestListener =>
  (request, response) => {
    response.once('finish', () => letGo(request))
    const refusal = refusalOf(request, clock)
    if (refusal === undefined) return listener(request, response)

    response.writeHead(refusal).end()
  }

/** What is still to come of a body that was refused has a second to come, then the line is cut. */
function letGo(request: IncomingMessage): void {
  if (request.complete) return
  request.resume()
  setTimeout(() => request.destroy(), 1_000).unref()
}

const forms = 'application/x-www-form-urlencoded'

function refusalOf({ headers }: IncomingMessage, clock: Clock): 401 | 415 | undefined {
  const type = headers['content-type']?.split(';')[0]?.trim()
  if (type !== forms && type !== 'application/json') return 415

  const timestamp = headers['x-slack-request-timestamp']
  // The check of a certificate (`ssl_check=1`) is not signed; Bolt answers that alone without a signature.
  if (timestamp === undefined && type === forms) return undefined
  return isRecent(typeof timestamp === 'string' ? timestamp : undefined, clock.now()) ? undefined : 401
}
