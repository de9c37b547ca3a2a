import type { RequestListener } from 'node:http'
import { type Logger as BoltLogger, HTTPReceiver, type Receiver } from '@slack/bolt'
import type { Clock } from '#src/ports/clock.ts'
import { isRecent } from './recent.ts'

/** Where Slack sends everything: commands, buttons, events. */
export const slackPath = '/slack/events'

const bodyLimitBytes = 1_000_000

type Options = { readonly signingSecret: string; readonly clock: Clock; readonly logger: BoltLogger }

/** Slack's requests over HTTP, signed and of now; mounted raw in a server of ours. */
export function httpReceiver({ signingSecret, clock, logger }: Options) {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: slackPath,
    bodyLimit: bodyLimitBytes,
    logger,
  })

  return {
    receiver: receiver satisfies Receiver,
    routes: [{ path: slackPath, listener: verifiedTime(receiver.requestListener, clock) }],
  }
}

/** Refuses a request whose time is not near now, before Bolt reads it. */
const verifiedTime =
  (listener: RequestListener, clock: Clock): RequestListener =>
  (request, response) => {
    const timestamp = request.headers['x-slack-request-timestamp']
    if (isRecent(typeof timestamp === 'string' ? timestamp : undefined, clock.now())) {
      return listener(request, response)
    }
    request.resume()
    response.writeHead(401).end()
  }
