import type { RequestListener } from 'node:http'
import { App } from '@slack/bolt'
import type { Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Once } from '#src/ports/once.ts'
import { boltLog } from './bolt-log.ts'
import { clientOptions, createClients } from './clients.ts'
import { httpReceiver } from './http-receiver.ts'
import { listen } from './listen/index.ts'
import type { SlackDeps } from './slack-deps.ts'
import type { Tokens } from './tokens.ts'

export type SlackOptions = {
  readonly botToken: string
  readonly signingSecret: string
  /** The slash command as it is configured at Slack: `/customer`. */
  readonly command: string
  /** Another server in place of https://slack.com/api/. */
  readonly apiUrl?: string | undefined
  readonly dispatcher: Dispatcher<Reply, Form>
  readonly once: Once
  readonly clock: Clock
  readonly log: Logger
}

/** Slack as a surface: mount the routes raw in an HTTP server. */
export type Slack = {
  readonly routes: readonly { readonly path: string; readonly listener: RequestListener }[]
  /** Waits for the answers that are still being worked on. */
  close(): Promise<void>
}

/** Signed commands and buttons in, cards by `response_url` out; acknowledged before any work is done. */
export function openSlack(options: SlackOptions): Slack {
  const { botToken, apiUrl, dispatcher, once, clock, log, command } = options
  const logger = boltLog(log)
  const { receiver, routes } = httpReceiver({ signingSecret: options.signingSecret, clock, logger })
  const app = new App({
    receiver,
    logger,
    // One workspace, one token: nothing is asked of Slack before a request is answered.
    authorize: async () => ({ botToken }),
    clientOptions: clientOptions(apiUrl),
  })
  const working = new Set<Promise<void>>()
  const tokens: Tokens = { bot: async () => botToken, teams: async () => [] }
  const deps: SlackDeps = {
    dispatcher,
    tokens,
    clients: createClients({ tokens, apiUrl }),
    once,
    clock,
    log,
    command,
    track(work) {
      working.add(work)
      void work.finally(() => working.delete(work))
    },
  }
  listen(app, deps)

  return {
    routes,
    async close() {
      await Promise.all(working)
    },
  }
}
