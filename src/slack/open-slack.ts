import { App, type Receiver } from '@slack/bolt'
import type { Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import type { Stands } from '#src/ports/stands.ts'
import { clientOptions } from './clients.ts'
import { boltLog } from './in/bolt-log.ts'
import { httpReceiver, type SlackRoute } from './in/http-receiver.ts'
import type { IncomingEvent } from './in/incoming-event.ts'
import { intake } from './in/intake.ts'
import { socketReceiver } from './in/socket-receiver.ts'
import { openWork } from './in/work.ts'
import { createGate } from './install/gate.ts'
import { installerOptions } from './install/install.ts'
import { listen } from './listen/index.ts'
import { receiveEvent } from './receive.ts'
import type { SlackApi } from './slack-api.ts'
import type { SlackDeps } from './slack-deps.ts'

export type SlackOptions = {
  readonly api: SlackApi
  /** Requests come over HTTP, signed with it; Slack's pages after an installation too. */
  readonly signingSecret?: string | undefined
  /** Requests come over Socket Mode. */
  readonly appToken?: string | undefined
  /** The slash command as it is configured at Slack: `/customer`. */
  readonly command: string
  /** Another workspace has tried: told to whoever decides. */
  report(team: string, how: 'install' | 'request'): Promise<void>
  /** Puts an event on the queue, from where `receive` gets it: here or in another process. */
  enqueue(event: IncomingEvent): Promise<void>
  readonly dispatcher: Dispatcher<Reply, Form>
  readonly stands: Pick<Stands, 'ref' | 'put'>
}

/** Slack as a surface: the bot mounts the routes raw and starts it, the worker gives `receive` what the queue holds. */
export type Slack = {
  readonly routes: readonly SlackRoute[]
  /** Opens the connection of Socket Mode, where that is the way in. @throws AppError `slack-app-token` */
  start(): Promise<void>
  receive(event: unknown): Promise<void>
  /** Takes no more, and waits for the answers that are still being worked on. */
  close(): Promise<void>
}

/** Signed requests in, cards out; acknowledged before any work is done, events only once they are on the queue. */
export function openSlack(options: SlackOptions): Slack {
  const { api, enqueue } = options
  const { track, ended } = openWork()
  const deps = depsOf(options, track)
  const [http, socket] = [httpOf(options), socketOf(options)]
  const report = (team: string) => tried(options, team, 'request')
  const gate = createGate({ allowed: api.served, report, clock: api.clock })
  const app = boltOver((bolt) => {
    const taken = intake(bolt, { gate, enqueue, log: api.log })
    for (const way of [http, socket]) way?.receiver.init(taken as App)
  }, api)
  listen(app, deps)

  return {
    // Over Socket Mode nothing of Slack's comes here but the pages after an installation.
    routes: (http?.routes ?? []).filter(({ method }) => !socket || method === 'GET'),
    start: async () => socket?.start(),
    receive: receiveEvent(deps),
    async close() {
      await socket?.stop()
      await ended()
    },
  }
}

/** Bolt with receivers of ours; nothing is asked of anybody before a request is answered: clients are in `deps`. */
const boltOver = (init: Receiver['init'], { apiUrl, log }: SlackApi): App =>
  new App({
    receiver: { init, start: async () => undefined, stop: async () => undefined } satisfies Receiver,
    logger: boltLog(log),
    authorize: async () => ({}),
    convoStore: false,
    ignoreSelf: false,
    clientOptions: clientOptions({ apiUrl, log }),
  })

function depsOf({ api, dispatcher, stands, command }: SlackOptions, track: SlackDeps['track']): SlackDeps {
  const { access, tokens, clients, once, clock, log } = api
  const installations = 'oauth' in access ? { installations: access.oauth.installations } : {}

  return { dispatcher, tokens, clients, once, stands, ...installations, clock, log, command, track }
}

function httpOf(options: SlackOptions) {
  const { signingSecret, api } = options
  if (signingSecret === undefined) return undefined

  const { access, clock, log } = api
  const report = (team: string) => tried(options, team, 'install')
  const installer = 'oauth' in access ? installerOptions({ ...api, oauth: access.oauth, report }) : undefined
  return httpReceiver({ signingSecret, installer, clock, log, logger: boltLog(log) })
}

const socketOf = ({ appToken, api: { apiUrl, log } }: SlackOptions) =>
  appToken === undefined ? undefined : socketReceiver({ appToken, apiUrl, log, logger: boltLog(log) })

async function tried({ api, report }: SlackOptions, team: string, how: 'install' | 'request'): Promise<void> {
  const { log } = api
  log.warn('slack: a workspace that is not allowed was refused', { code: 'slack-refused', team, how })
  await report(team, how).catch((error: unknown) => log.error('slack: that could not be reported', {}, error))
}
