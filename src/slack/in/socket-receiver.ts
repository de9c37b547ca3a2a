import { type App, type Logger as BoltLogger, SocketModeReceiver, webApi } from '@slack/bolt'
import { AppError } from '#src/domain/errors.ts'
import type { Logger } from '#src/ports/logger.ts'
import { clientOptions } from '#src/slack/clients.ts'
import { slackCode } from '#src/slack/errors.ts'
import { notTaken } from './not-taken.ts'
import { within } from './within.ts'

type Options = {
  readonly appToken: string
  readonly apiUrl?: string | undefined
  readonly log: Logger
  readonly logger: BoltLogger
}

/** What a first connection may take before the process goes on without it. */
const connectWithinMs = 10_000
const endWithinMs = 2_000
/**
 * Slack renews a connection every few hours, and the SDK is without one for five seconds or more then: the other one
 * takes what comes. Slack grants ten to an app.
 */
const connectionsPerProcess = 2

/**
 * Slack over WebSockets that the app opens: no public address. Slack gives each request to one of an app's
 * connections, so that several processes share the work.
 */
export function socketReceiver(options: Options) {
  const { log } = options
  const receivers = Array.from({ length: connectionsPerProcess }, () => receiverOf(options))
  const connect = () => Promise.all(receivers.map((receiver) => receiver.start()))

  return {
    receiver: {
      init(app: App) {
        for (const receiver of receivers) receiver.init(app)
      },
    },
    /** @throws AppError `slack-app-token` where Slack refuses the token; Slack that is away is waited for. */
    async start(): Promise<void> {
      await assertAccepted(options)
      const connecting = connect().then(
        () => log.info('slack: connected by Socket Mode'),
        (error: unknown) =>
          log.error('slack: Socket Mode cannot connect', { code: 'slack-app-token' }, error),
      )
      await within(connecting, connectWithinMs).catch(() =>
        log.warn('slack: Socket Mode is not connected yet; trying on', { code: 'slack-away' }),
      )
    },
    async stop(): Promise<void> {
      const ending = Promise.all(receivers.map(({ client }) => client.disconnect()))
      await within(ending, endWithinMs).catch(() => log.warn('slack: Socket Mode did not end in time'))
    },
  }
}

const receiverOf = ({ appToken, apiUrl, log, logger }: Options): SocketModeReceiver =>
  new SocketModeReceiver({
    appToken,
    logger,
    installerOptions: {
      // The SDK's own retries: a lost line is opened again for as long as it takes.
      clientOptions: { ...(apiUrl ? { slackApiUrl: apiUrl } : {}), timeout: 10_000 },
    },
    processEventErrorHandler: async ({ error }) => {
      notTaken(log, error)
      return false // Slack sends an event again
    },
  })

/** The SDK tries on for ever where a scope is missing: what Slack refuses is found out before. */
async function assertAccepted({ appToken, apiUrl, log }: Options): Promise<void> {
  try {
    await new webApi.WebClient(appToken, clientOptions({ apiUrl, log })).apps.connections.open({})
  } catch (cause) {
    const code = slackCode(cause)
    if (code === undefined || !refusals.has(code)) return // away: the SDK waits for it

    throw new AppError({
      code: 'slack-app-token',
      message: `Slack does not open a Socket Mode connection for SLACK_APP_TOKEN (${code}).`,
      remedy:
        'Set it to an app-level token (xapp-…) with connections:write, and switch Socket Mode on in the app’s settings.',
      cause,
    })
  }
}

const refusals: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'not_allowed_token_type',
  'missing_scope',
  'forbidden_team',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'app_not_installed',
])
