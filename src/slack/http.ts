import type { RequestListener } from 'node:http'
import { App, HTTPReceiver, type RespondFn } from '@slack/bolt'
import type { Card, Reply } from '#src/cards/card.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import type { Logger } from '#src/ports/logger.ts'
import { boltLog } from './bolt-log.ts'
import { inBothLanguages } from './both-languages.ts'
import { typedText } from './escape.ts'
import { actionIdentity, commandIdentity } from './identity.ts'
import { readAction } from './read-action.ts'
import { renderSlack } from './render.ts'
import { createReplayGuard, isRecent } from './replays.ts'

export type SlackOptions = {
  readonly botToken: string
  readonly signingSecret: string
  /** The slash command as it is configured at Slack: `/customer`. */
  readonly command: string
  /** Another server in place of https://slack.com/api/. */
  readonly apiUrl?: string | undefined
  readonly dispatcher: Dispatcher<Reply>
  readonly clock: Clock
  readonly log: Logger
}

/** Slack over HTTP: mount `requestListener` raw at `slackPath`. */
export type Slack = {
  readonly requestListener: RequestListener
  /** Waits for the answers that are still being worked on. */
  close(): Promise<void>
}

/** Where Slack sends everything: commands, buttons, events. */
export const slackPath = '/slack/events'

const bodyLimitBytes = 1_000_000

/** Signed commands and buttons in, cards by `response_url` out; acknowledged before any work is done. */
export function createSlack(options: SlackOptions): Slack {
  const logger = boltLog(options.log)
  const receiver = new HTTPReceiver({
    signingSecret: options.signingSecret,
    endpoints: slackPath,
    bodyLimit: bodyLimitBytes,
    logger,
    customPropertiesExtractor: ({ headers }) => ({ signature: headers['x-slack-signature'] }),
  })
  const app = new App({
    receiver,
    logger,
    // One workspace, one token: nothing is asked of Slack before a request is answered.
    authorize: async () => ({ botToken: options.botToken }),
    clientOptions: {
      ...(options.apiUrl ? { slackApiUrl: options.apiUrl } : {}),
      retryConfig: { retries: 0 },
    },
  })
  const working = new Set<Promise<void>>()
  listen(app, options, (work) => {
    working.add(work)
    void work.finally(() => working.delete(work))
  })

  return {
    requestListener: verifiedTime(receiver.requestListener, options.clock),
    async close() {
      await Promise.all(working)
    },
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

/** A signature that comes a second time is a replay and is not worked on: Slack signs its own retries anew. */
function listen(app: App, options: SlackOptions, track: (work: Promise<void>) => void): void {
  const { dispatcher, command } = options
  const isNew = createReplayGuard(options.clock)

  app.command(/.*/, async ({ ack, body, context, respond }) => {
    await ack()
    if (!isNew(String(context['signature']))) return
    const identity = commandIdentity(body)
    const card = async (): Promise<Card> =>
      body.command === command && identity
        ? (await dispatcher.text(`/customer ${typedText(body.text)}`, identity)).card
        : inBothLanguages('slack.other-command', { command })
    track(answer(options, respond, card))
  })
  app.action(/.*/, async ({ ack, body, action, context, respond }) => {
    await ack()
    if (!isNew(String(context['signature']))) return
    const [identity, call] = [actionIdentity(body), readAction(action)]
    const card = async (): Promise<Card> =>
      identity && call
        ? (await dispatcher.call(call, identity)).card
        : inBothLanguages('slack.old-card', { command })
    track(answer(options, respond, card))
  })
}

/** Works after the acknowledgement and answers the asker alone; a failure is words for them and a line in the log. */
async function answer({ log }: SlackOptions, respond: RespondFn, card: () => Promise<Card>): Promise<void> {
  try {
    const message = renderSlack(await card().catch((error) => failed(log, error)))
    await respond({ response_type: 'ephemeral', replace_original: false, ...message })
  } catch (error) {
    log.error('slack: the answer could not be delivered', {}, error)
  }
}

function failed(log: Logger, error: unknown): Card {
  log.error('slack: a command failed', {}, error)
  return inBothLanguages('slack.failed', {})
}
